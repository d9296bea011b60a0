import java.util.*;

public class Effective {
    public static List<Integer> effective(List<Integer> levels, int fallback) {
        List<Integer> out = new ArrayList<>();
        for (Integer level : levels) {
            if (level != null && level > 0) {
                out.add(level);
            } else {
                out.add(fallback);
            }
        }
        return out;
    }
}
