public class PriceAfter {
    public static int priceAfter(int price, Integer discount, int usual) {
        if (discount != null && discount > 0) {
            return price - discount;
        }
        return price - usual;
    }
}
