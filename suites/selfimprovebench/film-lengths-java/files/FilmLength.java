import java.util.*;

public class FilmLength {
    public static String filmLength(int minutes) {
        return minutes / 60 + " h " + minutes % 60 + " min";
    }
}
