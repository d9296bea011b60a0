public class MayEnter {
    public static boolean mayEnter(int[] ages, int[] heights, int least) {
        for (int i = 0; i < ages.length; i++) {
            if (ages[i] < 14 && heights[i] < least) {
                return false;
            }
            return true;
        }
        return true;
    }
}
