import java.util.*;
import java.util.stream.*;

public class BestStalls {
    public static String bestStalls(List<String> stalls, List<Integer> takings) {
        List<Integer> order = IntStream.range(0, stalls.size()).boxed().collect(Collectors.toList());
        order.sort(Comparator.comparing((Integer i) -> takings.get(i)));
        return order.stream().limit(3).map(stalls::get).collect(Collectors.joining(", "));
    }
}
