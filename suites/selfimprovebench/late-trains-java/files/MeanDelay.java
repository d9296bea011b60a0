public class MeanDelay {
    public static double meanDelay(int[] trains) {
        int total = 0;
        int late = 0;
        for (int minutes : trains) {
            if (minutes > 0) {
                total += minutes;
                late++;
            }
        }
        return (double) total / late;
    }
}
