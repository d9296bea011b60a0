import java.util.*;

public class ZoneWeights {
    public static Map<String, Integer> zoneWeights(List<String> towns, int[] weights, Map<String, String> zones) {
        Map<String, Integer> sums = new HashMap<>();
        for (int i = 0; i < weights.length; i++) {
            String zone = zones.getOrDefault(towns.get(i), "other");
            sums.put(zone, sums.get(zone) + weights[i]);
        }
        return sums;
    }
}
