import java.util.*;
import java.util.stream.*;

public class DishOrder {
    public static List<String> dishOrder(List<String> dishes, List<Integer> votes) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < dishes.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> -votes.get(i)).thenComparing(dishes::get));
        return order.stream().map(i -> dishes.get(i) + " (" + votes.get(i) + ")").collect(Collectors.toList());
    }
}
