import java.util.*;

public class FirstReading {
    public static int firstReading(List<Integer> readings) {
        for (Integer reading : readings) {
            if (reading != null) {
                return reading;
            }
        }
        return -1;
    }
}
