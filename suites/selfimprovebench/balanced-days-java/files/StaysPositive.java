public class StaysPositive {
    public static boolean staysPositive(int start, int[] changes) {
        int balance = start;
        for (int change : changes) {
            balance += change;
            if (balance < 0) {
                return false;
            }
            return true;
        }
        return true;
    }
}
