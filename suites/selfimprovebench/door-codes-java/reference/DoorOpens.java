import java.util.*;

public class DoorOpens {
    public static boolean doorOpens(String code, List<String> codes, String blocked) {
        if (code.strip().equalsIgnoreCase(blocked.strip())) {
            return false;
        }
        return codes.stream().anyMatch(each -> each.equalsIgnoreCase(code.strip()));
    }
}
