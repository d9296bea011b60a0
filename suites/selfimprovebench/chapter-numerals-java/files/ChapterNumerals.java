public class ChapterNumerals {
    public static String chapterNumerals(int number) {
        int[] values = {100, 50, 10, 5, 1};
        String[] numerals = {"C", "L", "X", "V", "I"};
        StringBuilder text = new StringBuilder();
        int rest = number;
        for (int i = 0; i < values.length; i++) {
            text.append(numerals[i].repeat(rest / values[i]));
            rest %= values[i];
        }
        return text.toString();
    }
}
