import java.util.*;

public class PantryCost {
    public static int pantryCost(List<String> ingredients, int[] units, Map<String, Integer> prices) {
        int cost = 0;
        for (int i = 0; i < units.length; i++) {
            int price = prices.get(ingredients.get(i));
            cost += units[i] * price;
        }
        return cost;
    }
}
