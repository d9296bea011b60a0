public class HighestChange {
    public static Integer highestChange(int[] changes) {
        Integer highest = null;
        for (int change : changes) {
            if (highest == null || change > highest) {
                highest = change;
            }
        }
        return highest;
    }
}
