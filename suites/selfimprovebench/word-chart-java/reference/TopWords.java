import java.util.*;

public class TopWords {
    public static List<String> topWords(String text, int count) {
        Map<String, Integer> seen = new HashMap<>();
        for (String word : text.split("\\s+")) {
            if (!word.isEmpty()) {
                seen.merge(word, 1, Integer::sum);
            }
        }
        List<String> words = new ArrayList<>(seen.keySet());
        words.sort(Comparator.comparing((String name) -> -seen.get(name)).thenComparing(Comparator.naturalOrder()));
        return words.subList(0, Math.min(count, words.size()));
    }
}
