import java.util.*;

public class FillTemplate {
    public static String fillTemplate(String text, Map<String, String> values) {
        StringBuilder result = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int end = text.indexOf('}', i);
            if (text.startsWith("{{", i)) {
                result.append('{');
                i += 2;
            } else if (text.charAt(i) == '{' && end != -1) {
                String name = text.substring(i + 1, end);
                result.append(values.getOrDefault(name, "{" + name + "}"));
                i = end + 1;
            } else {
                result.append(text.charAt(i));
                i++;
            }
        }
        return result.toString();
    }
}
