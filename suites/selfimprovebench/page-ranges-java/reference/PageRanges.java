import java.util.*;

public class PageRanges {
    public static String pageRanges(List<Integer> pages) {
        List<Integer> ordered = new ArrayList<>(new TreeSet<>(pages));
        List<String> parts = new ArrayList<>();
        int i = 0;
        while (i < ordered.size()) {
            int j = i;
            while (j + 1 < ordered.size() && ordered.get(j + 1) == ordered.get(j) + 1) {
                j++;
            }
            if (j - i >= 2) {
                parts.add(ordered.get(i) + "-" + ordered.get(j));
            } else {
                for (int page : ordered.subList(i, j + 1)) {
                    parts.add(String.valueOf(page));
                }
            }
            i = j + 1;
        }
        return String.join(", ", parts);
    }
}
