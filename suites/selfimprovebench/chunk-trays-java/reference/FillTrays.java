import java.util.*;

public class FillTrays {
    public static List<List<String>> fillTrays(List<String> buns, int size) {
        List<List<String>> trays = new ArrayList<>();
        List<String> tray = new ArrayList<>();
        for (String bun : buns) {
            tray.add(bun);
            if (tray.size() == size) {
                trays.add(new ArrayList<>(tray));
                tray.clear();
            }
        }
        if (!tray.isEmpty()) {
            trays.add(tray);
        }
        return trays;
    }
}
