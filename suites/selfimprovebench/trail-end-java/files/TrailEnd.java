import java.util.*;

public class TrailEnd {
    public static List<Integer> trailEnd(String moves) {
        int x = 0;
        int y = 0;
        for (char move : moves.toCharArray()) {
            switch (move) {
                case 'N' -> y++;
                case 'S' -> y--;
                case 'E' -> x++;
                default -> x--;
            }
        }
        return List.of(x, y);
    }
}
