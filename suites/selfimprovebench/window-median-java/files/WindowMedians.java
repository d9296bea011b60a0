import java.util.*;

public class WindowMedians {
    public static List<Integer> windowMedians(int[] values, int size) {
        throw new UnsupportedOperationException("not written yet");
    }
}
