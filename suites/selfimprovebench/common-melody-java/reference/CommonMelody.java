public class CommonMelody {
    public static int commonMelody(String first, String second) {
        int[][] longest = new int[first.length() + 1][second.length() + 1];
        for (int i = 1; i <= first.length(); i++) {
            for (int j = 1; j <= second.length(); j++) {
                boolean isSame = first.charAt(i - 1) == second.charAt(j - 1);
                longest[i][j] = isSame ? longest[i - 1][j - 1] + 1 : Math.max(longest[i - 1][j], longest[i][j - 1]);
            }
        }
        return longest[first.length()][second.length()];
    }
}
