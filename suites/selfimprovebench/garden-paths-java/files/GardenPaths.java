import java.util.*;

public class GardenPaths {
    public static long gardenPaths(List<String> plan) {
        return ways(plan, 0, 0);
    }

    private static long ways(List<String> plan, int row, int column) {
        if (row == plan.size() || column == plan.get(0).length() || plan.get(row).charAt(column) == '#') {
            return 0;
        }
        if (row == plan.size() - 1 && column == plan.get(0).length() - 1) {
            return 1;
        }
        return ways(plan, row + 1, column) + ways(plan, row, column + 1);
    }
}
