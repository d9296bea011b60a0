import java.util.*;

public class Climb {
    public static int climb(List<Integer> points) {
        int up = 0;
        Integer last = null;
        for (Integer point : points) {
            if (point == null || point <= 0) {
                continue;
            }
            if (last != null && point > last) {
                up += point - last;
            }
            last = point;
        }
        return up;
    }
}
