import java.util.*;

public class FreeSeats {
    public static int freeSeats(Map<String, Integer> seats) {
        int taken = 0;
        for (Integer guest : seats.values()) {
            if (guest != null && guest > 0) {
                taken++;
            }
        }
        return seats.size() - taken;
    }
}
