import java.util.*;

public class HeaviestShelf {
    public static String heaviestShelf(Map<String, Integer> shelves) {
        List<String> names = new ArrayList<>(shelves.keySet());
        names.sort(Comparator.comparing((String name) -> -shelves.get(name)).thenComparing(Comparator.naturalOrder()));
        return names.get(0);
    }
}
