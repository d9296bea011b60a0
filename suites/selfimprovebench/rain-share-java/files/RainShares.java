import java.util.*;

public class RainShares {
    public static List<Double> rainShares(int[] months) {
        int total = Arrays.stream(months).sum();
        List<Double> shares = new ArrayList<>();
        for (int month : months) {
            shares.add(total == 0 ? 0.0 : 100.0 * month / total);
        }
        return shares;
    }
}
