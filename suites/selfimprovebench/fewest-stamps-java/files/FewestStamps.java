public class FewestStamps {
    public static int fewestStamps(int[] stamps, int postage) {
        if (postage == 0) {
            return 0;
        }
        int best = -1;
        for (int stamp : stamps) {
            if (stamp <= postage) {
                int rest = fewestStamps(stamps, postage - stamp);
                if (rest != -1 && (best == -1 || rest + 1 < best)) {
                    best = rest + 1;
                }
            }
        }
        return best;
    }
}
