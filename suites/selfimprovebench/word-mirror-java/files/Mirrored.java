import java.util.*;

public class Mirrored {
    public static List<String> mirrored(List<String> words) {
        List<String> found = new ArrayList<>();
        for (String word : words) {
            String small = word.toLowerCase();
            String turned = new StringBuilder(small).reverse().toString();
            if (turned == small) {
                found.add(word);
            }
        }
        return found;
    }
}
