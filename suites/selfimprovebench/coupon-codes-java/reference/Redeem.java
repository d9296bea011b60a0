import java.util.*;

public class Redeem {
    public static int redeem(String coupon, Map<String, Integer> codes) {
        if (!codes.containsKey(coupon)) {
            return -1;
        }
        Integer value = codes.get(coupon);
        if (value == null) {
            return -2;
        }
        return value;
    }
}
