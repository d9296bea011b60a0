import java.util.*;

public class FewestHops {
    public static int fewestHops(List<List<String>> roads, String start, String goal, List<String> blocked) {
        Map<String, List<String>> neighbours = new HashMap<>();
        for (List<String> road : roads) {
            neighbours.computeIfAbsent(road.get(0), place -> new ArrayList<>()).add(road.get(1));
            neighbours.computeIfAbsent(road.get(1), place -> new ArrayList<>()).add(road.get(0));
        }
        Map<String, Integer> hops = new HashMap<>(Map.of(start, 0));
        Deque<String> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            String place = queue.poll();
            if (place.equals(goal)) {
                return hops.get(place);
            }
            for (String other : neighbours.getOrDefault(place, List.of())) {
                if (hops.containsKey(other) || (blocked.contains(other) && !other.equals(goal))) {
                    continue;
                }
                hops.put(other, hops.get(place) + 1);
                queue.add(other);
            }
        }
        return -1;
    }
}
