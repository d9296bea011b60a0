import java.util.*;

public class GroupDigits {
    public static String groupDigits(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        List<String> groups = new ArrayList<>();
        while (digits.length() > 4) {
            groups.add(digits.substring(0, 3));
            digits = digits.substring(3);
        }
        if (digits.length() == 4) {
            groups.add(digits.substring(0, 2));
            digits = digits.substring(2);
        }
        if (!digits.isEmpty()) {
            groups.add(digits);
        }
        return String.join(" ", groups);
    }
}
