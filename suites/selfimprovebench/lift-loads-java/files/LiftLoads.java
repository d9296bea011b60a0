public class LiftLoads {
    public static int liftLoads(int[] boxes, int limit) {
        int each = limit / boxes[1];
        return boxes[0] / each;
    }
}
