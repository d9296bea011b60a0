public class AboveMean {
    public static int aboveMean(int[] scores) {
        int total = 0;
        for (int score : scores) {
            total += score;
        }
        double mean = scores.length == 0 ? 0 : (double) total / scores.length;
        int count = 0;
        for (int score : scores) {
            if (score > mean) {
                count++;
            }
        }
        return count;
    }
}
