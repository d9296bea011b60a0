import java.util.*;

public class ChangeMoney {
    public static List<Double> changeMoney(int[] amounts, double rate) {
        List<Double> changed = new ArrayList<>();
        for (int amount : amounts) {
            changed.add(amount / rate);
        }
        return changed;
    }
}
