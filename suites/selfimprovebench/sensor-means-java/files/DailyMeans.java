import java.util.*;

public class DailyMeans {
    public static List<Double> dailyMeans(int[][] days) {
        List<Double> means = new ArrayList<>();
        for (int[] readings : days) {
            means.add(Arrays.stream(readings).average().getAsDouble());
        }
        return means;
    }
}
