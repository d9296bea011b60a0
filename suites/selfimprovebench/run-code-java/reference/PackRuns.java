public class PackRuns {
    public static String packRuns(String text, int least) {
        StringBuilder packed = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int j = i;
            while (j < text.length() && text.charAt(j) == text.charAt(i)) {
                j++;
            }
            if (j - i >= least) {
                packed.append(text.charAt(i)).append('<').append(j - i).append('>');
            } else {
                packed.append(text, i, j);
            }
            i = j;
        }
        return packed.toString();
    }
}
