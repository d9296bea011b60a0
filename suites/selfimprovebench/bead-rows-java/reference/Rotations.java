import java.util.*;

public class Rotations {
    public static List<List<String>> rotations(List<String> beads) {
        List<String> ring = new ArrayList<>(beads);
        List<List<String>> ways = new ArrayList<>();
        for (int i = 0; i < beads.size(); i++) {
            ways.add(new ArrayList<>(ring));
            ring.add(ring.remove(0));
        }
        return ways;
    }
}
