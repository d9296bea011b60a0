public class StairWalks {
    public static long stairWalks(int steps) {
        if (steps < 0) {
            return 0;
        }
        if (steps == 0) {
            return 1;
        }
        return stairWalks(steps - 1) + stairWalks(steps - 2) + stairWalks(steps - 3);
    }
}
