import java.util.*;

public class Trail {
    public static List<int[]> trail(String moves) {
        int[] place = {0, 0};
        List<int[]> passed = new ArrayList<>();
        passed.add(new int[] {0, 0});
        for (char move : moves.toCharArray()) {
            switch (move) {
                case 'R' -> place[0]++;
                case 'L' -> place[0]--;
                case 'U' -> place[1]++;
                default -> place[1]--;
            }
            passed.add(place);
        }
        return passed;
    }
}
