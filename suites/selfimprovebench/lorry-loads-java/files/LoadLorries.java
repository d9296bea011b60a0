import java.util.*;

public class LoadLorries {
    public static List<List<Integer>> loadLorries(int[] crates, int limit) {
        List<List<Integer>> lorries = new ArrayList<>();
        List<Integer> load = new ArrayList<>();
        int weight = 0;
        for (int crate : crates) {
            if (weight + crate > limit) {
                lorries.add(load);
                load = new ArrayList<>();
                weight = 0;
            }
            load.add(crate);
            weight += crate;
        }
        return lorries;
    }
}
