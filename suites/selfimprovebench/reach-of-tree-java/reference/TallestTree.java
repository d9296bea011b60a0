import java.util.*;
import java.util.stream.*;

public class TallestTree {
    public static int tallestTree(List<String> kinds, int[] heights, String kind) {
        return IntStream.range(0, heights.length)
            .filter(i -> kinds.get(i).equals(kind))
            .map(i -> heights[i])
            .max()
            .orElse(0);
    }
}
