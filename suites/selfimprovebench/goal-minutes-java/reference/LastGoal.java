import java.util.*;

public class LastGoal {
    public static Integer lastGoal(List<Integer> teams) {
        Integer last = null;
        for (Integer minute : teams) {
            if (minute != null) {
                last = last == null ? minute : Math.max(last, minute);
            }
        }
        return last;
    }
}
