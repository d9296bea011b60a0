public class TileShapes {
    public static int tileShapes(long tiles) {
        int shapes = 0;
        for (long width = 1; width <= tiles; width++) {
            if (tiles % width == 0 && width <= tiles / width) {
                shapes++;
            }
        }
        return shapes;
    }
}
