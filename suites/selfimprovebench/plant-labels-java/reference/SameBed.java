import java.util.*;

public class SameBed {
    public static boolean sameBed(List<List<String>> beds, String first, String second) {
        for (List<String> bed : beds) {
            boolean hasFirst = bed.stream().anyMatch(plant -> plant.strip().equalsIgnoreCase(first.strip()));
            boolean hasSecond = bed.stream().anyMatch(plant -> plant.strip().equalsIgnoreCase(second.strip()));
            if (hasFirst && hasSecond) {
                return true;
            }
        }
        return false;
    }
}
