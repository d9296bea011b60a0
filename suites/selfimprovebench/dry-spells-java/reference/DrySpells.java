import java.util.*;

public class DrySpells {
    public static List<Integer> drySpells(int[] rain, int days) {
        List<Integer> starts = new ArrayList<>();
        int run = 0;
        for (int day = 0; day < rain.length; day++) {
            run = rain[day] < 1 ? run + 1 : 0;
            if (run == days) {
                starts.add(day - days + 1);
            }
        }
        return starts;
    }
}
