import java.util.*;

public class NextInvoice {
    public static String nextInvoice(List<String> numbers, int year) {
        List<Integer> used = new ArrayList<>();
        for (String number : numbers) {
            String[] parts = number.split("-");
            if (parts[0].equals(String.valueOf(year))) {
                used.add(Integer.parseInt(parts[1]));
            }
        }
        return year + "-" + (used.isEmpty() ? 1 : Collections.max(used) + 1);
    }
}
