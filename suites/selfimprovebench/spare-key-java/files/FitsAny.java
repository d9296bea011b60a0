import java.util.*;

public class FitsAny {
    public static boolean fitsAny(List<Integer> lock, List<List<Integer>> keys) {
        for (List<Integer> key : keys) {
            if (key.equals(lock)) {
                return true;
            }
            return false;
        }
        return false;
    }
}
