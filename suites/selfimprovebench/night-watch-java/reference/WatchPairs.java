import java.util.*;

public class WatchPairs {
    public static List<List<String>> watchPairs(List<String> guards, int nights) {
        List<List<String>> pairs = new ArrayList<>();
        int turn = 0;
        for (int night = 0; night < nights; night++) {
            pairs.add(List.of(guards.get(turn), guards.get((turn + 1) % guards.size())));
            turn = (turn + 1) % guards.size();
        }
        return pairs;
    }
}
