import java.util.*;

public class GroupsNeeded {
    public static List<Integer> groupsNeeded(int[] pupils, int most) {
        List<Integer> groups = new ArrayList<>();
        for (int count : pupils) {
            groups.add((count + most - 1) / most);
        }
        return groups;
    }
}
