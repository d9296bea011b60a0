import java.util.*;

public class Cloud {
    public static List<String> cloud(List<String> tags) {
        Map<String, Integer> uses = new HashMap<>();
        tags.forEach(tag -> uses.merge(tag, 1, Integer::sum));
        List<String> order = new ArrayList<>(uses.keySet());
        order.sort(Comparator.comparing((String name) -> -uses.get(name)).thenComparing(Comparator.naturalOrder()));
        return order;
    }
}
