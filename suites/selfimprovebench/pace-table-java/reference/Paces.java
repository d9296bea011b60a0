import java.util.*;

public class Paces {
    public static List<Double> paces(List<List<Double>> runs) {
        List<Double> table = new ArrayList<>();
        for (List<Double> run : runs) {
            table.add(Math.round(run.get(0) / run.get(1) * 100) / 100.0);
        }
        return table;
    }
}
