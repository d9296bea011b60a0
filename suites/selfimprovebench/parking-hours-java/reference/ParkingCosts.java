import java.util.*;

public class ParkingCosts {
    public static List<Integer> parkingCosts(int[] stays, int price) {
        List<Integer> costs = new ArrayList<>();
        for (int stay : stays) {
            int hours = (stay + 59) / 60;
            costs.add(hours * price);
        }
        return costs;
    }
}
