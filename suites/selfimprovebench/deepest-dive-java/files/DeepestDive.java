import java.util.*;

public class DeepestDive {
    public static int deepestDive(List<String> log) {
        List<Integer> depths = new ArrayList<>();
        for (String line : log) {
            if (line.startsWith("dive ")) {
                depths.add(Integer.parseInt(line.substring(5)));
            }
        }
        return Collections.max(depths);
    }
}
