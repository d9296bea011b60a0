import java.util.*;

public class FinalScores {
    public static List<Integer> finalScores(List<String> players, Map<String, Integer> points, Map<String, Integer> fines) {
        List<Integer> scores = new ArrayList<>();
        for (String player : players) {
            int gained = points.getOrDefault(player, 0);
            int lost = fines.get(player);
            scores.add(gained - lost);
        }
        return scores;
    }
}
