import java.util.*;

public class Warmest {
    public static Integer warmest(List<String> names, int[] degrees) {
        Integer top = 0;
        for (int i = 0; i < degrees.length; i++) {
            if (names.get(i).equals("hall")) {
                continue;
            }
            if (degrees[i] > top) {
                top = degrees[i];
            }
        }
        return top;
    }
}
