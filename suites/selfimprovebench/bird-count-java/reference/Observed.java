import java.util.*;

public class Observed {
    public static List<String> observed(List<String> log) {
        Map<String, Integer> totals = new HashMap<>();
        for (String line : log) {
            String[] parts = line.split(" ");
            totals.merge(parts[0], Integer.parseInt(parts[1]), Integer::sum);
        }
        List<String> birds = new ArrayList<>(totals.keySet());
        birds.sort(Comparator.comparing((String name) -> -totals.get(name)).thenComparing(Comparator.naturalOrder()));
        List<String> lines = new ArrayList<>();
        for (String bird : birds) {
            lines.add(bird + " " + totals.get(bird));
        }
        return lines;
    }
}
