import java.util.*;

public class PrintPages {
    public static List<Integer> printPages(String text) {
        List<Integer> pages = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isEmpty()) {
                pages.add(Integer.parseInt(part));
            }
        }
        return pages;
    }
}
