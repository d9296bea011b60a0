public class MeanWeight {
    public static double meanWeight(int[] weights, boolean[] lives) {
        int total = 0;
        int living = 0;
        for (int i = 0; i < weights.length; i++) {
            if (lives[i]) {
                total += weights[i];
                living++;
            }
        }
        return living == 0 ? 0 : (double) total / living;
    }
}
