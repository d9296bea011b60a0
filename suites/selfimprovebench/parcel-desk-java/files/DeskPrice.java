public class DeskPrice {
    public static int deskPrice(String zone, int grams) {
        Integer price = Zones.PRICES.get(zone);
        if (price == null) {
            return -1;
        }
        int started = Math.max(0, (grams - 1) / 1000);
        return price + 80 * started;
    }
}
