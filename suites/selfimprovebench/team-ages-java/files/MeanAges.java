import java.util.*;

public class MeanAges {
    public static Map<String, Double> meanAges(Map<String, List<Integer>> teams) {
        Map<String, Double> means = new HashMap<>();
        teams.forEach((team, ages) -> {
            double total = ages.stream().mapToInt(Integer::intValue).sum();
            means.put(team, total / ages.size());
        });
        return means;
    }
}
