import java.util.*;
import java.util.stream.*;

public class Reminders {
    public static List<String> reminders(Map<String, Integer> debts, int most) {
        return debts.keySet().stream()
            .filter(member -> debts.get(member) > 0)
            .sorted(Comparator.comparing((String name) -> -debts.get(name)).thenComparing(Comparator.naturalOrder()))
            .limit(most)
            .collect(Collectors.toList());
    }
}
