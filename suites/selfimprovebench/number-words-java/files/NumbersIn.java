import java.util.*;

public class NumbersIn {
    public static List<Integer> numbersIn(String text) {
        List<Integer> numbers = new ArrayList<>();
        StringBuilder digits = new StringBuilder();
        for (char sign : text.toCharArray()) {
            if (Character.isDigit(sign)) {
                digits.append(sign);
            } else if (digits.length() > 0) {
                numbers.add(Integer.parseInt(digits.toString()));
                digits.setLength(0);
            }
        }
        return numbers;
    }
}
