import java.util.*;

public class QuizPoints {
    public static int quizPoints(List<String> given, List<String> right) {
        int points = 0;
        for (int i = 0; i < Math.min(given.size(), right.size()); i++) {
            if (given.get(i).equals(right.get(i))) {
                points++;
            }
        }
        return points;
    }
}
