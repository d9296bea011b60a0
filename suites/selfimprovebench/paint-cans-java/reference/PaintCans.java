public class PaintCans {
    public static int paintCans(int[][] walls, int cover) {
        int area = 0;
        for (int[] wall : walls) {
            area += wall[0] * wall[1];
        }
        return (area + cover - 1) / cover;
    }
}
