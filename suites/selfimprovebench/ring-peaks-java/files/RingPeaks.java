public class RingPeaks {
    public static int ringPeaks(int[] heights) {
        int peaks = 0;
        for (int i = 0; i < heights.length; i++) {
            int before = heights[(i + heights.length - 1) % heights.length];
            int after = heights[i + 1];
            if (heights[i] > before && heights[i] > after) {
                peaks++;
            }
        }
        return peaks;
    }
}
