import java.util.*;

public class CashLog {
    public static int cashLog(List<String> entries) {
        int cash = 0;
        for (String entry : entries) {
            String[] parts = entry.split(" ");
            int amount = Integer.parseInt(parts[1]);
            cash += parts[0].equals("in") ? amount : -amount;
        }
        return cash;
    }
}
