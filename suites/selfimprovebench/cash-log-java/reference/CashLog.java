import java.util.*;

public class CashLog {
    public static int cashLog(List<String> entries) {
        Deque<Integer> changes = new ArrayDeque<>();
        for (String entry : entries) {
            if (entry.equals("undo")) {
                changes.poll();
                continue;
            }
            String[] parts = entry.split(" ");
            int amount = Integer.parseInt(parts[1]);
            changes.push(parts[0].equals("in") ? amount : -amount);
        }
        return changes.stream().mapToInt(Integer::intValue).sum();
    }
}
