public class Bill {
    public static int bill(int[] prices, int[] counts) {
        int total = 0;
        for (int i = 0; i < prices.length; i++) {
            total += prices[i] * counts[i];
        }
        return total - Rebate.of(total);
    }
}
