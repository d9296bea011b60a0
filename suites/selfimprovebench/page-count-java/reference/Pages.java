import java.util.*;

public class Pages {
    public static Map<String, Integer> pages(Map<String, Integer> entries, int lines) {
        Map<String, Integer> taken = new HashMap<>();
        for (Map.Entry<String, Integer> letter : entries.entrySet()) {
            taken.put(letter.getKey(), (letter.getValue() + lines - 1) / lines);
        }
        return taken;
    }
}
