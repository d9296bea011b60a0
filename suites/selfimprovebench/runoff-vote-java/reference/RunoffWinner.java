import java.util.*;

public class RunoffWinner {
    public static String runoffWinner(List<List<String>> ballots) {
        Set<String> remaining = new TreeSet<>();
        ballots.forEach(remaining::addAll);
        while (!remaining.isEmpty()) {
            Map<String, Integer> votes = new TreeMap<>();
            remaining.forEach(name -> votes.put(name, 0));
            int counted = 0;
            for (List<String> ballot : ballots) {
                for (String name : ballot) {
                    if (remaining.contains(name)) {
                        votes.merge(name, 1, Integer::sum);
                        counted++;
                        break;
                    }
                }
            }
            String loser = null;
            for (String name : remaining) {
                if (votes.get(name) * 2 > counted) {
                    return name;
                }
                if (loser == null || votes.get(name) <= votes.get(loser)) {
                    loser = name;
                }
            }
            remaining.remove(loser);
        }
        return null;
    }
}
