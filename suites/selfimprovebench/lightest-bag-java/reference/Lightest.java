import java.util.*;

public class Lightest {
    public static Integer lightest(Map<String, Integer> bags) {
        Integer least = null;
        for (int weight : bags.values()) {
            if (least == null || weight < least) {
                least = weight;
            }
        }
        return least;
    }
}
