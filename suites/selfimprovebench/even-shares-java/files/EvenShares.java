import java.util.*;

public class EvenShares {
    public static List<Integer> evenShares(int cents, int people) {
        List<Integer> shares = new ArrayList<>();
        if (people == 0) {
            return shares;
        }
        int sign = cents < 0 ? -1 : 1;
        int base = Math.abs(cents) / people;
        int rest = Math.abs(cents) % people;
        for (int i = 0; i < people; i++) {
            shares.add(sign * (i <= rest ? base + 1 : base));
        }
        return shares;
    }
}
