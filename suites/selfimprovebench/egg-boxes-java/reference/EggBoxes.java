public class EggBoxes {
    public static int eggBoxes(int eggs, int size) {
        return (eggs + size - 1) / size;
    }
}
