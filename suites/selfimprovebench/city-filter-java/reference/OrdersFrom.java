import java.util.*;

public class OrdersFrom {
    public static List<Integer> ordersFrom(List<Integer> numbers, List<String> cities, String city) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            if (cities.get(i).strip().equalsIgnoreCase(city.strip())) {
                found.add(numbers.get(i));
            }
        }
        return found;
    }
}
