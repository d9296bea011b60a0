import java.util.*;

public class CallsByFlag {
    public static Map<String, Integer> callsByFlag(List<String> names, List<String> flags) {
        Map<String, Integer> calls = new HashMap<>();
        for (String flag : flags) {
            calls.put(flag, calls.get(flag) + 1);
        }
        return calls;
    }
}
