import java.util.*;

public class MissingVoices {
    public static Map<String, Integer> missingVoices(Map<String, String> singers, Map<String, Integer> wanted) {
        Map<String, Integer> have = new HashMap<>();
        for (String voice : singers.values()) {
            have.merge(voice, 1, Integer::sum);
        }
        Map<String, Integer> missing = new HashMap<>();
        for (Map.Entry<String, Integer> entry : wanted.entrySet()) {
            int lacking = entry.getValue() - have.get(entry.getKey());
            if (lacking > 0) {
                missing.put(entry.getKey(), lacking);
            }
        }
        return missing;
    }
}
