import java.util.*;

public class OpenHours {
    public static List<Integer> openHours(int depth, int[] levels) {
        int needed = depth + 2;
        List<Integer> hours = new ArrayList<>();
        for (int hour = 0; hour < levels.length; hour++) {
            if (Gauge.waterOverSill(levels[hour]) >= needed) {
                hours.add(hour);
            }
        }
        return hours;
    }
}
