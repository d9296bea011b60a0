import java.util.*;

public class LogSummary {
    public static Map<String, Integer> logSummary(List<String> lines, String least) {
        List<String> order = List.of("DEBUG", "INFO", "WARN", "ERROR");
        Map<String, Integer> counts = new HashMap<>();
        for (String line : lines) {
            String level = line.split(" ", 2)[0];
            if (order.contains(level) && order.indexOf(level) >= order.indexOf(least)) {
                counts.merge(level, 1, Integer::sum);
            }
        }
        return counts;
    }
}
