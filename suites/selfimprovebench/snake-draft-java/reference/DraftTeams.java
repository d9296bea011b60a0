import java.util.*;

public class DraftTeams {
    public static List<List<String>> draftTeams(List<String> players, int teams) {
        List<List<String>> squads = new ArrayList<>();
        for (int team = 0; team < teams; team++) {
            squads.add(new ArrayList<>());
        }
        for (int i = 0; i < players.size(); i++) {
            int place = i % teams;
            boolean isBackwards = i / teams % 2 == 1;
            squads.get(isBackwards ? teams - 1 - place : place).add(players.get(i));
        }
        return squads;
    }
}
