import java.util.*;

public class HeightChanges {
    public static List<String> heightChanges(int[] track, int step) {
        throw new UnsupportedOperationException("not written yet");
    }
}
