public class Coldest {
    public static Integer coldest(int[] nights) {
        Integer lowest = 0;
        for (int degrees : nights) {
            if (degrees < lowest) {
                lowest = degrees;
            }
        }
        return lowest;
    }
}
