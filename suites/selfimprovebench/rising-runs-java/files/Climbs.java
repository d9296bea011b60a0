import java.util.*;

public class Climbs {
    public static List<List<Integer>> climbs(int[] heights) {
        List<List<Integer>> parts = new ArrayList<>();
        List<Integer> current = new ArrayList<>();
        for (int height : heights) {
            if (!current.isEmpty() && height <= current.get(current.size() - 1)) {
                parts.add(current);
                current = new ArrayList<>();
            }
            current.add(height);
        }
        return parts;
    }
}
