import java.util.*;

public class Speeds {
    public static Map<String, Double> speeds(Map<String, Integer> times, double metres) {
        Map<String, Double> speeds = new HashMap<>();
        times.forEach((plate, seconds) -> {
            speeds.put(plate, metres / seconds);
        });
        return speeds;
    }
}
