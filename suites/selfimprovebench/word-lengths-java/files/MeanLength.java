public class MeanLength {
    public static double meanLength(String sentence) {
        int letters = 0;
        int words = 0;
        for (String word : sentence.split("\\s+")) {
            if (!word.isEmpty()) {
                letters += word.length();
                words++;
            }
        }
        return (double) letters / words;
    }
}
