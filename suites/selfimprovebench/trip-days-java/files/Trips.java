import java.util.*;

public class Trips {
    public static List<Integer> trips(List<String> log) {
        List<Integer> done = new ArrayList<>();
        int driven = 0;
        for (String entry : log) {
            if (!entry.equals("stop")) {
                driven += Integer.parseInt(entry);
            } else if (driven > 0) {
                done.add(driven);
                driven = 0;
            }
        }
        return done;
    }
}
