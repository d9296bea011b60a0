import java.util.*;

public class WeeksOf {
    public static List<List<String>> weeksOf(List<String> days) {
        List<List<String>> weeks = new ArrayList<>();
        List<String> week = new ArrayList<>();
        for (String day : days) {
            week.add(day);
            if (day.equals("sun")) {
                weeks.add(new ArrayList<>(week));
                week.clear();
            }
        }
        if (!week.isEmpty()) {
            weeks.add(week);
        }
        return weeks;
    }
}
