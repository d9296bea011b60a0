import java.util.*;

public class LongestRun {
    public static int longestRun(List<Integer> badges) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < badges.size(); i++) {
            run = i > 0 && badges.get(i).equals(badges.get(i - 1)) ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
