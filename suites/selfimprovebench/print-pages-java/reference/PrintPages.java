import java.util.*;

public class PrintPages {
    public static List<Integer> printPages(String text) {
        Set<Integer> pages = new LinkedHashSet<>();
        for (String part : text.split(",")) {
            if (part.isEmpty()) {
                continue;
            }
            String[] ends = part.split("-");
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[ends.length - 1]);
            int step = first <= last ? 1 : -1;
            for (int page = first; page != last + step; page += step) {
                pages.add(page);
            }
        }
        return new ArrayList<>(pages);
    }
}
