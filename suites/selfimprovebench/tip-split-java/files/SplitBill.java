import java.util.*;

public class SplitBill {
    public static double splitBill(List<String> items, double[] prices, int people) {
        double total = 0;
        for (double price : prices) {
            total += price;
        }
        return total / people;
    }
}
