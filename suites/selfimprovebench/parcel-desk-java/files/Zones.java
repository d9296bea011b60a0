import java.util.Map;

/** What the zones cost, in cents. */
class Zones {
    static final Map<String, Integer> PRICES = Map.of("town", 390, "land", 590);
}
