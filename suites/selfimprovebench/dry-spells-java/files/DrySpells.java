import java.util.*;

public class DrySpells {
    public static List<Integer> drySpells(int[] rain, int days) {
        throw new UnsupportedOperationException("not written yet");
    }
}
