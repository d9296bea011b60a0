public class FewestStamps {
    public static int fewestStamps(int[] stamps, int postage) {
        int[] fewest = new int[postage + 1];
        for (int cents = 1; cents <= postage; cents++) {
            int best = -1;
            for (int stamp : stamps) {
                if (stamp <= cents && fewest[cents - stamp] != -1) {
                    int count = fewest[cents - stamp] + 1;
                    best = best == -1 ? count : Math.min(best, count);
                }
            }
            fewest[cents] = best;
        }
        return fewest[postage];
    }
}
