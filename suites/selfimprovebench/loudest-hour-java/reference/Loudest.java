public class Loudest {
    public static Integer loudest(int[] levels, int quiet) {
        Integer most = null;
        for (int level : levels) {
            int over = level - quiet;
            if (most == null || over > most) {
                most = over;
            }
        }
        return most;
    }
}
