import java.util.*;

public class MatchingPairs {
    public static int matchingPairs(List<Integer> left, List<Integer> right) {
        int count = 0;
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (left.get(i).equals(right.get(i))) {
                count++;
            }
        }
        return count;
    }
}
