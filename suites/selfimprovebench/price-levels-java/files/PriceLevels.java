import java.util.*;

public class PriceLevels {
    public static List<String> priceLevels(Map<String, List<Integer>> shops) {
        Map<String, Double> levels = new LinkedHashMap<>();
        shops.forEach((name, prices) -> {
            int total = prices.stream().mapToInt(Integer::intValue).sum();
            levels.put(name, (double) total / prices.size());
        });
        List<String> names = new ArrayList<>(shops.keySet());
        names.sort(Comparator.comparing(levels::get));
        return names;
    }
}
