import java.util.*;

public class WidestWord {
    public static int widestWord(String sentence, String start) {
        return Arrays.stream(sentence.split("\\s+"))
            .filter(word -> word.startsWith(start))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    }
}
