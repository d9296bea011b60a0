public class CommonMelody {
    public static int commonMelody(String first, String second) {
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        if (first.charAt(0) == second.charAt(0)) {
            return 1 + commonMelody(first.substring(1), second.substring(1));
        }
        return Math.max(commonMelody(first.substring(1), second), commonMelody(first, second.substring(1)));
    }
}
