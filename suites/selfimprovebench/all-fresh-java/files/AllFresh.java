public class AllFresh {
    public static boolean allFresh(int[] ages, int days) {
        for (int age : ages) {
            if (age > days) {
                return false;
            }
            return true;
        }
        return true;
    }
}
