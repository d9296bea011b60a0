import java.util.*;

public class ColourRuns {
    public static List<List<String>> colourRuns(List<String> beads) {
        List<List<String>> runs = new ArrayList<>();
        List<String> run = new ArrayList<>();
        for (String bead : beads) {
            if (!run.isEmpty() && !run.get(0).equals(bead)) {
                runs.add(run);
                run = new ArrayList<>();
            }
            run.add(bead);
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }
}
