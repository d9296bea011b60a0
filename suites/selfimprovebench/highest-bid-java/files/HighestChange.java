public class HighestChange {
    public static Integer highestChange(int[] changes) {
        Integer highest = 0;
        for (int change : changes) {
            if (change > highest) {
                highest = change;
            }
        }
        return highest;
    }
}
