import java.util.*;

public class DrainRates {
    public static List<Double> drainRates(int[][] charges) {
        List<Double> rates = new ArrayList<>();
        for (int i = 1; i < charges.length; i++) {
            double lost = charges[i - 1][1] - charges[i][1];
            int hours = charges[i][0] - charges[i - 1][0];
            rates.add(Math.round(lost / hours * 100) / 100.0);
        }
        return rates;
    }
}
