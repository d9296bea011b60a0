public class PricePerLitre {
    public static double pricePerLitre(double cost, double litres) {
        if (litres == 0) {
            return 0;
        }
        return Math.round(cost / litres * 100) / 100.0;
    }
}
