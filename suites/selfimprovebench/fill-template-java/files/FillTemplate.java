import java.util.*;

public class FillTemplate {
    public static String fillTemplate(String text, Map<String, String> values) {
        throw new UnsupportedOperationException("not written yet");
    }
}
