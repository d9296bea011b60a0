public class IsFree {
    public static boolean isFree(int[][] bookings, int start, int end) {
        for (int[] booking : bookings) {
            if (booking[0] < end && start < booking[1]) {
                return false;
            }
        }
        return true;
    }
}
