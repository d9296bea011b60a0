import java.util.*;

public class IsInvited {
    public static boolean isInvited(String name, List<String> guests) {
        for (String guest : guests) {
            if (guest.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
