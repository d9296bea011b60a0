import java.util.*;

public class Lightest {
    public static Integer lightest(Map<String, Integer> bags) {
        Integer least = 0;
        for (int weight : bags.values()) {
            if (weight < least) {
                least = weight;
            }
        }
        return least;
    }
}
