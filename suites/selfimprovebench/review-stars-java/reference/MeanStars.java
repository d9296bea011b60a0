import java.util.*;

public class MeanStars {
    public static double meanStars(List<String> products, int[] stars, String product) {
        int total = 0;
        int reviews = 0;
        for (int i = 0; i < stars.length; i++) {
            if (products.get(i).equals(product)) {
                total += stars[i];
                reviews++;
            }
        }
        return reviews == 0 ? 0 : (double) total / reviews;
    }
}
