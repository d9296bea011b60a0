import java.util.*;

public class Verses {
    public static List<String> verses(List<String> song, int lines) {
        List<String> done = new ArrayList<>();
        List<String> verse = new ArrayList<>();
        for (String line : song) {
            verse.add(line);
            if (verse.size() == lines) {
                done.add(String.join(" / ", verse));
                verse.clear();
            }
        }
        return done;
    }
}
