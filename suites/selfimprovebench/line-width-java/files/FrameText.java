import java.util.*;

public class FrameText {
    public static List<String> frameText(List<String> lines) {
        int width = lines.stream().mapToInt(String::length).max().getAsInt();
        String edge = "+" + "-".repeat(width) + "+";
        List<String> framed = new ArrayList<>();
        framed.add(edge);
        for (String line : lines) {
            framed.add("|" + line + " ".repeat(width - line.length()) + "|");
        }
        framed.add(edge);
        return framed;
    }
}
