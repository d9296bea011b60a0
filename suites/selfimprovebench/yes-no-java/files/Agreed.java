import java.util.*;

public class Agreed {
    public static int agreed(List<String> answers) {
        int count = 0;
        for (String answer : answers) {
            if (answer.equals("yes")) {
                count++;
            }
        }
        return count;
    }
}
