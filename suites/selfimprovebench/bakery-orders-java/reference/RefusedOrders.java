import java.util.*;

public class RefusedOrders {
    public static List<Integer> refusedOrders(int loaves, int[] orders) {
        Shelf shelf = new Shelf(loaves);
        List<Integer> refused = new ArrayList<>();
        for (int place = 0; place < orders.length; place++) {
            if (!shelf.take(orders[place])) {
                refused.add(place);
            }
        }
        return refused;
    }
}
