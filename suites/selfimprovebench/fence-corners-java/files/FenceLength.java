public class FenceLength {
    public static int fenceLength(int[][] corners) {
        int length = 0;
        for (int i = 0; i < corners.length; i++) {
            int[] next = corners[i + 1];
            length += Math.abs(next[0] - corners[i][0]) + Math.abs(next[1] - corners[i][1]);
        }
        return length;
    }
}
