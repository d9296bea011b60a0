import java.util.*;

public class FreeSlots {
    public static List<List<Integer>> freeSlots(int[][] bookings, int opening, int closing, int least) {
        throw new UnsupportedOperationException("not written yet");
    }
}
