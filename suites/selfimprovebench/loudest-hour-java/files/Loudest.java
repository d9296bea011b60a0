public class Loudest {
    public static Integer loudest(int[] levels, int quiet) {
        Integer most = 0;
        for (int level : levels) {
            int over = level - quiet;
            if (over > most) {
                most = over;
            }
        }
        return most;
    }
}
