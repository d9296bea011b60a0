import java.util.*;

public class PriceColumns {
    public static List<String> priceColumns(List<String> cells) {
        int width = cells.stream().mapToInt(String::length).max().orElse(0);
        List<String> column = new ArrayList<>();
        for (String cell : cells) {
            String blanks = " ".repeat(width - cell.length());
            column.add(cell + blanks);
        }
        return column;
    }
}
