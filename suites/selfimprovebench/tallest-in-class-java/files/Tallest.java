import java.util.*;

public class Tallest {
    public static List<Integer> tallest(List<List<Integer>> classes) {
        List<Integer> heights = new ArrayList<>();
        for (List<Integer> group : classes) {
            heights.add(Collections.max(group));
        }
        return heights;
    }
}
