import java.util.*;

public class IsSafe {
    public static boolean isSafe(List<String> dish, List<String> allergies) {
        for (String ingredient : dish) {
            if (allergies.contains(ingredient)) {
                return false;
            }
        }
        return true;
    }
}
