import java.util.*;

public class Speeds {
    public static Map<String, Double> speeds(Map<String, Integer> times, double metres) {
        Map<String, Double> speeds = new HashMap<>();
        times.forEach((plate, seconds) -> {
            speeds.put(plate, Math.round(metres / seconds * 100) / 100.0);
        });
        return speeds;
    }
}
