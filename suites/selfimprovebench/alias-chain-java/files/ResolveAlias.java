import java.util.*;

public class ResolveAlias {
    public static String resolveAlias(Map<String, String> aliases, String name) {
        Set<String> seen = new HashSet<>();
        while (aliases.containsKey(name)) {
            if (!seen.add(name)) {
                return name;
            }
            name = aliases.get(name);
        }
        return name;
    }
}
