public class NextBell {
    public static Integer nextBell(int[] bells, int minute) {
        Integer soonest = null;
        for (int bell : bells) {
            int wait = (bell - minute + 1440) % 1440;
            if (soonest == null || wait < soonest) {
                soonest = wait;
            }
        }
        return soonest;
    }
}
