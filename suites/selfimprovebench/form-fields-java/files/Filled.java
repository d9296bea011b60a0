import java.util.*;

public class Filled {
    public static List<String> filled(Map<String, String> fields) {
        List<String> names = new ArrayList<>();
        fields.forEach((name, value) -> {
            if (value != null && !value.isEmpty()) {
                names.add(name);
            }
        });
        return names;
    }
}
