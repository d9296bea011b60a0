public class LowestBalance {
    public static Integer lowestBalance(int start, int[] bookings) {
        int balance = start;
        Integer lowest = null;
        for (int amount : bookings) {
            balance += amount;
            if (lowest == null || balance < lowest) {
                lowest = balance;
            }
        }
        return lowest;
    }
}
