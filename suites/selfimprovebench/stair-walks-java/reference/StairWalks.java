public class StairWalks {
    public static long stairWalks(int steps) {
        long[] ways = {1, 0, 0};
        for (int step = 0; step < steps; step++) {
            ways = new long[] {ways[0] + ways[1] + ways[2], ways[0], ways[1]};
        }
        return ways[0];
    }
}
