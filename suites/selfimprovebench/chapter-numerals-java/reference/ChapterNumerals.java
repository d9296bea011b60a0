public class ChapterNumerals {
    public static String chapterNumerals(int number) {
        int[] values = {100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] numerals = {"C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        StringBuilder text = new StringBuilder();
        int rest = number;
        for (int i = 0; i < values.length; i++) {
            text.append(numerals[i].repeat(rest / values[i]));
            rest %= values[i];
        }
        return text.toString();
    }
}
