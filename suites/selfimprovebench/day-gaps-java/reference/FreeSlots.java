import java.util.*;

public class FreeSlots {
    public static List<List<Integer>> freeSlots(int[][] bookings, int opening, int closing, int least) {
        int[][] sorted = bookings.clone();
        Arrays.sort(sorted, Comparator.comparingInt(booking -> booking[0]));
        List<List<Integer>> slots = new ArrayList<>();
        int freeFrom = opening;
        for (int[] booking : sorted) {
            int start = Math.min(booking[0], closing);
            if (start - freeFrom >= least) {
                slots.add(List.of(freeFrom, start));
            }
            freeFrom = Math.max(freeFrom, booking[1]);
        }
        if (closing - freeFrom >= least) {
            slots.add(List.of(freeFrom, closing));
        }
        return slots;
    }
}
