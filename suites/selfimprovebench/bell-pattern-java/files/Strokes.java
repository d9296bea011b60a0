import java.util.*;

public class Strokes {
    public static List<Integer> strokes(int[] bells) {
        List<Integer> gaps = new ArrayList<>();
        for (int i = 0; i < bells.length; i++) {
            int following = bells[i + 1];
            gaps.add(following - bells[i]);
        }
        return gaps;
    }
}
