import java.util.*;

public class Nearest {
    public static Integer nearest(List<String> streets, int[] distances, String street) {
        Integer closest = 0;
        for (int i = 0; i < distances.length; i++) {
            if (!streets.get(i).equals(street)) {
                continue;
            }
            if (distances[i] < closest) {
                closest = distances[i];
            }
        }
        return closest;
    }
}
