import java.util.*;

public class Shallowest {
    public static Integer shallowest(List<String> places, int[] depths) {
        Integer smallest = null;
        for (int depth : depths) {
            if (smallest == null || depth < smallest) {
                smallest = depth;
            }
        }
        return smallest;
    }
}
