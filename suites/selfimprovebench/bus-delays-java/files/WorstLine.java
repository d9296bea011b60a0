import java.util.*;

public class WorstLine {
    public static String worstLine(Map<String, Integer> delays, List<String> lines) {
        String worst = lines.get(0);
        for (String line : lines) {
            if (delays.get(line) > delays.get(worst)) {
                worst = line;
            }
        }
        return worst;
    }
}
