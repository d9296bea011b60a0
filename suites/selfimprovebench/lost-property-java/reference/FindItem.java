import java.util.*;

public class FindItem {
    public static int findItem(List<String> names, int[] shelves, String wanted) {
        for (int i = 0; i < shelves.length; i++) {
            if (names.get(i).strip().equalsIgnoreCase(wanted.strip())) {
                return shelves[i];
            }
        }
        return -1;
    }
}
