import java.util.*;

public class CupPoints {
    public static int cupPoints(String team, List<String> homes, List<String> aways, int[] homeGoals, int[] awayGoals) {
        int total = 0;
        for (int i = 0; i < homeGoals.length; i++) {
            if (homes.get(i).equals(team)) {
                total += Scoring.points(homeGoals[i], awayGoals[i]);
            } else if (aways.get(i).equals(team)) {
                total += Scoring.points(homeGoals[i], awayGoals[i]);
            }
        }
        return total;
    }
}
