import java.util.*;

public class Gifts {
    public static List<String> gifts(List<String> names) {
        List<String> lines = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            lines.add(names.get(place) + " to " + names.get(place + 1));
        }
        return lines;
    }
}
