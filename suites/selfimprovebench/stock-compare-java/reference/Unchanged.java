import java.util.*;

public class Unchanged {
    public static List<String> unchanged(Map<String, Integer> before, Map<String, Integer> after) {
        List<String> names = new ArrayList<>();
        for (String name : new TreeSet<>(before.keySet())) {
            if (after.containsKey(name) && before.get(name).equals(after.get(name))) {
                names.add(name);
            }
        }
        return names;
    }
}
