import java.util.*;

public class RightNeighbours {
    public static Map<String, String> rightNeighbours(List<String> guests) {
        Map<String, String> right = new HashMap<>();
        for (int seat = 0; seat < guests.size(); seat++) {
            right.put(guests.get(seat), guests.get((seat + 1) % guests.size()));
        }
        return right;
    }
}
