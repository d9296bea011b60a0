import java.util.*;

public class HiddenIn {
    public static boolean hiddenIn(String word, List<String> texts) {
        for (String text : texts) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
