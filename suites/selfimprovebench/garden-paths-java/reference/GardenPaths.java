import java.util.*;

public class GardenPaths {
    public static long gardenPaths(List<String> plan) {
        long[] ways = new long[plan.get(0).length()];
        ways[0] = 1;
        for (String row : plan) {
            for (int column = 0; column < ways.length; column++) {
                if (row.charAt(column) == '#') {
                    ways[column] = 0;
                } else if (column > 0) {
                    ways[column] += ways[column - 1];
                }
            }
        }
        return ways[ways.length - 1];
    }
}
