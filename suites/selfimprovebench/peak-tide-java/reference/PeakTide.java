import java.util.*;

public class PeakTide {
    public static int peakTide(int[] readings) {
        return Arrays.stream(readings).filter(reading -> reading >= 0).max().orElse(0);
    }
}
