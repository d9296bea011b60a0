import java.util.*;

public class DominoesFit {
    public static boolean dominoesFit(int[][] line) {
        if (line.length == 0) {
            return true;
        }
        Set<Integer> reachable = new HashSet<>(List.of(line[0][0]));
        reachable.add(line[0][1]);
        for (int i = 1; i < line.length; i++) {
            Set<Integer> following = new HashSet<>();
            if (reachable.contains(line[i][0])) {
                following.add(line[i][0]);
            }
            if (reachable.contains(line[i][1])) {
                following.add(line[i][0]);
            }
            if (following.isEmpty()) {
                return false;
            }
            reachable = following;
        }
        return true;
    }
}
