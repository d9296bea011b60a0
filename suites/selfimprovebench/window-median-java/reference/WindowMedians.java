import java.util.*;

public class WindowMedians {
    public static List<Integer> windowMedians(int[] values, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1");
        }
        List<Integer> medians = new ArrayList<>();
        for (int start = 0; start + size <= values.length; start++) {
            int[] window = Arrays.copyOfRange(values, start, start + size);
            Arrays.sort(window);
            medians.add(window[(size - 1) / 2]);
        }
        return medians;
    }
}
