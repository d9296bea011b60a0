import java.util.*;

public class Lights {
    public static List<String> lights(String start, int ticks) {
        List<String> order = List.of("green", "amber", "red");
        List<String> shown = new ArrayList<>(List.of(start));
        int at = order.indexOf(start);
        for (int tick = 0; tick < ticks; tick++) {
            String colour = order.get((at + 1) % order.size());
            at = order.indexOf(colour);
            shown.add(colour);
        }
        return shown;
    }
}
