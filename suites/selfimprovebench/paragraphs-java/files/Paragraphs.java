import java.util.*;

public class Paragraphs {
    public static List<String> paragraphs(List<String> lines) {
        List<String> found = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (String line : lines) {
            if (!line.isEmpty()) {
                part.add(line);
            } else if (!part.isEmpty()) {
                found.add(String.join(" ", part));
                part.clear();
            }
        }
        return found;
    }
}
