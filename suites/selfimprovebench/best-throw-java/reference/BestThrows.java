import java.util.*;

public class BestThrows {
    public static Map<String, Integer> bestThrows(Map<String, List<String>> throwsByAthlete) {
        Map<String, Integer> best = new HashMap<>();
        for (Map.Entry<String, List<String>> entry : throwsByAthlete.entrySet()) {
            List<Integer> lengths = new ArrayList<>();
            for (String each : entry.getValue()) {
                if (!each.equals("x")) {
                    lengths.add(Integer.parseInt(each));
                }
            }
            best.put(entry.getKey(), lengths.isEmpty() ? 0 : Collections.max(lengths));
        }
        return best;
    }
}
