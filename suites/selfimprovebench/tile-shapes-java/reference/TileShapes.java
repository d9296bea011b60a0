public class TileShapes {
    public static int tileShapes(long tiles) {
        int shapes = 0;
        for (long width = 1; width * width <= tiles; width++) {
            if (tiles % width == 0) {
                shapes++;
            }
        }
        return shapes;
    }
}
