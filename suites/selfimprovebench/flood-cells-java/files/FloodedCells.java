import java.util.*;

public class FloodedCells {
    public static int floodedCells(int[][] heights, int level) {
        int rows = heights.length;
        int columns = rows == 0 ? 0 : heights[0].length;
        boolean[][] flooded = new boolean[rows][columns];
        Deque<int[]> waiting = new ArrayDeque<>();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if (r == 0 || r == rows - 1 || c == 0 || c == columns - 1) {
                    waiting.push(new int[] {r, c});
                }
            }
        }
        int count = 0;
        while (!waiting.isEmpty()) {
            int[] cell = waiting.pop();
            int r = cell[0];
            int c = cell[1];
            if (r < 0 || r >= rows || c < 0 || c >= columns) {
                continue;
            }
            if (flooded[r][c] || heights[r][c] > level) {
                continue;
            }
            flooded[r][c] = true;
            count++;
            waiting.push(new int[] {r + 1, c});
            waiting.push(new int[] {r - 1, c});
            waiting.push(new int[] {r, c + 1});
            waiting.push(new int[] {r, c - 1});
        }
        return count;
    }
}
