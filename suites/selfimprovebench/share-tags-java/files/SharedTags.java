import java.util.*;
import java.util.stream.*;

public class SharedTags {
    public static Set<String> sharedTags(List<List<String>> notes, int least) {
        Map<String, Integer> counts = new HashMap<>();
        for (List<String> note : notes) {
            Set<String> tags = note.stream().collect(Collectors.toSet());
            tags.forEach(tag -> counts.merge(tag, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < least);
        return counts.keySet();
    }
}
