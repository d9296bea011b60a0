import java.util.*;

public class Shallowest {
    public static Integer shallowest(List<String> places, int[] depths) {
        Integer smallest = 0;
        for (int depth : depths) {
            if (depth < smallest) {
                smallest = depth;
            }
        }
        return smallest;
    }
}
