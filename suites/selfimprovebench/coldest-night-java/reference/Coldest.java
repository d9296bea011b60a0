public class Coldest {
    public static Integer coldest(int[] nights) {
        Integer lowest = null;
        for (int degrees : nights) {
            if (lowest == null || degrees < lowest) {
                lowest = degrees;
            }
        }
        return lowest;
    }
}
