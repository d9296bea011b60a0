import java.util.*;

public class RaceRanking {
    public static List<String> raceRanking(List<String> names, List<Integer> points) {
        Map<String, Integer> pointsOf = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            pointsOf.put(names.get(i), points.get(i));
        }
        List<String> ranked = new ArrayList<>(names);
        ranked.sort(Comparator.comparing((String name) -> pointsOf.get(name)));
        return ranked;
    }
}
