import java.util.*;

public class SeedsLeft {
    public static Map<String, Integer> seedsLeft(Map<String, Integer> stock, List<String> sown) {
        Map<String, Integer> used = new HashMap<>();
        for (String seed : sown) {
            used.merge(seed, 1, Integer::sum);
        }
        Map<String, Integer> left = new LinkedHashMap<>();
        stock.forEach((seed, bags) -> {
            int taken = used.get(seed);
            left.put(seed, Math.max(0, bags - taken));
        });
        return left;
    }
}
