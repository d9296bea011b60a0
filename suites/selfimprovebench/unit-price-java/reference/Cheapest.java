import java.util.*;

public class Cheapest {
    public static double cheapest(List<String> names, int[] prices, int[] pieces) {
        double best = (double) prices[0] / pieces[0];
        for (int i = 1; i < names.size(); i++) {
            best = Math.min(best, (double) prices[i] / pieces[i]);
        }
        return Math.round(best * 100) / 100.0;
    }
}
