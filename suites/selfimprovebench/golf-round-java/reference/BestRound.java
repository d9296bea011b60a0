import java.util.*;

public class BestRound {
    public static Integer bestRound(List<List<Integer>> rounds) {
        Integer best = null;
        for (List<Integer> strokes : rounds) {
            int total = 0;
            for (int each : strokes) {
                total += each;
            }
            if (best == null || total < best) {
                best = total;
            }
        }
        return best;
    }
}
