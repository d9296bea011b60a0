public class TileRows {
    public static int tileRows(int length, int tile) {
        int step = tile + 1;
        return (length + step - 1) / step;
    }
}
