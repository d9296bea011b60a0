import java.util.*;

public class LongestWait {
    public static int longestWait(int[][] tickets) {
        List<Integer> waits = new ArrayList<>();
        for (int[] ticket : tickets) {
            if (ticket[1] != -1) {
                waits.add(ticket[1] - ticket[0]);
            }
        }
        return waits.isEmpty() ? 0 : Collections.max(waits);
    }
}
