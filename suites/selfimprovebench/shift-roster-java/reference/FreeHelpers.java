import java.util.*;
import java.util.stream.*;

public class FreeHelpers {
    public static List<String> freeHelpers(List<String> helpers, Map<String, Integer> hours, int limit) {
        return helpers.stream()
            .filter(helper -> hours.getOrDefault(helper, 0) < limit)
            .collect(Collectors.toList());
    }
}
