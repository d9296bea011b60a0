import java.util.*;

public class FilmLength {
    public static String filmLength(int minutes) {
        List<String> parts = new ArrayList<>();
        if (minutes >= 1440) {
            parts.add(minutes / 1440 + " d");
        }
        if (minutes / 60 % 24 > 0) {
            parts.add(minutes / 60 % 24 + " h");
        }
        if (minutes % 60 > 0 || parts.isEmpty()) {
            parts.add(minutes % 60 + " min");
        }
        return String.join(" ", parts);
    }
}
