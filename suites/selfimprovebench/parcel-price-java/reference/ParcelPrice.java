public class ParcelPrice {
    public static int parcelPrice(int grams, boolean express) {
        if (grams <= 0) {
            throw new IllegalArgumentException("weight must be positive");
        }
        int price;
        if (grams <= 500) {
            price = 390;
        } else if (grams <= 2000) {
            price = 590;
        } else {
            price = 590 + 120 * ((grams - 2000 + 999) / 1000);
        }
        return express ? price + price / 2 : price;
    }
}
