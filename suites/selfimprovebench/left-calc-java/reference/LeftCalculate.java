import java.util.*;

public class LeftCalculate {
    public static Integer leftCalculate(List<String> tokens) {
        if (tokens.isEmpty()) {
            return 0;
        }
        int value = Integer.parseInt(tokens.get(0));
        for (int i = 1; i < tokens.size(); i += 2) {
            int number = Integer.parseInt(tokens.get(i + 1));
            switch (tokens.get(i)) {
                case "+" -> value += number;
                case "-" -> value -= number;
                case "*" -> value *= number;
                default -> {
                    if (number == 0) {
                        return null;
                    }
                    value /= number;
                }
            }
        }
        return value;
    }
}
