import java.util.*;

public class HeightChanges {
    public static List<String> heightChanges(int[] track, int step) {
        List<String> changes = new ArrayList<>();
        for (int i = step; i < track.length; i += step) {
            int change = track[i] - track[i - step];
            if (Math.abs(change) < 2) {
                changes.add("flat");
            } else {
                changes.add(change > 0 ? "up" : "down");
            }
        }
        return changes;
    }
}
