import java.util.*;

public class TankHistory {
    public static List<List<Integer>> tankHistory(List<Integer> tanks, int[][] pours) {
        List<Integer> levels = new ArrayList<>(tanks);
        List<List<Integer>> history = new ArrayList<>();
        for (int[] pour : pours) {
            levels.set(pour[0], levels.get(pour[0]) + pour[1]);
            history.add(levels);
        }
        return history;
    }
}
