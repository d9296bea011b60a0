import java.util.*;

public class GoalTable {
    public static Map<String, Integer> goalTable(List<String> homes, int[] scored, int[] conceded, List<String> aways) {
        Map<String, Integer> goals = new LinkedHashMap<>();
        for (int i = 0; i < scored.length; i++) {
            String home = homes.get(i);
            String away = aways.get(i);
            goals.put(home, goals.getOrDefault(home, 0) + scored[i]);
            goals.put(away, goals.getOrDefault(away, 0) + conceded[i]);
        }
        return goals;
    }
}
