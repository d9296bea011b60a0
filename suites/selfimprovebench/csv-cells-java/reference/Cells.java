import java.util.*;

public class Cells {
    public static List<String> cells(String line) {
        List<String> out = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char sign : line.toCharArray()) {
            if (sign == '"') {
                quoted = !quoted;
            } else if (sign == ',' && !quoted) {
                if (cell.length() > 0) {
                    out.add(cell.toString());
                }
                cell.setLength(0);
            } else {
                cell.append(sign);
            }
        }
        if (cell.length() > 0) {
            out.add(cell.toString());
        }
        return out;
    }
}
