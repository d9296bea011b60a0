import java.util.*;

public class Versions {
    public static List<List<String>> versions(List<String> edits) {
        List<String> words = new ArrayList<>();
        List<List<String>> kept = new ArrayList<>();
        for (String edit : edits) {
            if (!edit.equals("undo")) {
                words.add(edit);
            } else if (!words.isEmpty()) {
                words.remove(words.size() - 1);
            }
            kept.add(words);
        }
        return kept;
    }
}
