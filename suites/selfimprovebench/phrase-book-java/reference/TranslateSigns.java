import java.util.*;

public class TranslateSigns {
    public static String translateSigns(List<String> signs, Map<String, String> book) {
        List<String> out = new ArrayList<>();
        for (String sign : signs) {
            out.add(book.getOrDefault(sign, "?"));
        }
        return String.join(" ", out);
    }
}
