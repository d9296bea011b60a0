import java.util.*;

public class TrailEnd {
    public static List<Integer> trailEnd(String moves) {
        int x = 0;
        int y = 0;
        String digits = "";
        for (char move : moves.toCharArray()) {
            if (Character.isDigit(move)) {
                digits += move;
                continue;
            }
            int times = digits.isEmpty() ? 1 : Integer.parseInt(digits);
            digits = "";
            switch (move) {
                case 'N' -> y += times;
                case 'S' -> y -= times;
                case 'E' -> x += times;
                default -> x -= times;
            }
        }
        return List.of(x, y);
    }
}
