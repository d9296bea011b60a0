public class LowestBalance {
    public static Integer lowestBalance(int start, int[] bookings) {
        int balance = start;
        Integer lowest = 0;
        for (int amount : bookings) {
            balance += amount;
            if (balance < lowest) {
                lowest = balance;
            }
        }
        return lowest;
    }
}
