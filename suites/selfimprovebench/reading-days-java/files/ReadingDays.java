import java.util.*;

public class ReadingDays {
    public static int readingDays(List<String> titles, int[] pages, int daily) {
        int days = 0;
        for (int count : pages) {
            days += count / daily;
        }
        return days;
    }
}
