import java.util.*;

public class NextOnDuty {
    public static String nextOnDuty(List<String> cooks, String today) {
        int turn = cooks.indexOf(today);
        return cooks.get(turn + 1);
    }
}
