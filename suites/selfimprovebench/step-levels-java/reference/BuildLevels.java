import java.util.*;

public class BuildLevels {
    public static Map<String, Integer> buildLevels(Map<String, List<String>> needs) {
        Map<String, Integer> levels = new HashMap<>();
        for (String step : needs.keySet()) {
            level(step, needs, levels);
        }
        return levels;
    }

    private static int level(String step, Map<String, List<String>> needs, Map<String, Integer> levels) {
        if (levels.containsKey(step)) {
            return levels.get(step);
        }
        int highest = 0;
        for (String other : needs.getOrDefault(step, List.of())) {
            highest = Math.max(highest, level(other, needs, levels));
        }
        levels.put(step, highest + 1);
        return highest + 1;
    }
}
