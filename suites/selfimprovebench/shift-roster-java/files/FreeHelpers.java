import java.util.*;
import java.util.stream.*;

public class FreeHelpers {
    public static List<String> freeHelpers(List<String> helpers, Map<String, Integer> hours, int limit) {
        return helpers.stream()
            .filter(helper -> hours.get(helper) < limit)
            .collect(Collectors.toList());
    }
}
