public class HasLeak {
    public static boolean hasLeak(int[] pressures, int limit) {
        for (int pressure : pressures) {
            if (pressure < limit) {
                return true;
            }
            return false;
        }
        return false;
    }
}
