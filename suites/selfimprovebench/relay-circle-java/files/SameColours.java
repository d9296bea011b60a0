import java.util.*;

public class SameColours {
    public static int sameColours(List<String> flags) {
        int count = 0;
        for (int spot = 0; spot < flags.size(); spot++) {
            if (flags.get(spot).equals(flags.get(spot + 1))) {
                count++;
            }
        }
        return count;
    }
}
