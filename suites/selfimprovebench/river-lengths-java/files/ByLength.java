import java.util.*;

public class ByLength {
    public static List<String> byLength(List<String> names, List<Integer> lengths) {
        Map<String, Integer> lengthOf = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            lengthOf.put(names.get(i), lengths.get(i));
        }
        List<String> order = new ArrayList<>(names);
        order.sort(Comparator.comparing((String name) -> lengthOf.get(name)));
        List<String> places = new ArrayList<>();
        for (String name : order) {
            places.add(places.size() + 1 + " " + name);
        }
        return places;
    }
}
