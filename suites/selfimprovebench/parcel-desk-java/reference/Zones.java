import java.util.Map;

/** What the zones cost, in cents. */
class Zones {
    static final Map<String, Integer> PRICES = Map.of("town", 390, "land", 590, "island", 790);

    /** For each started 1000 g beyond the first, where it is not the usual 80. */
    static final Map<String, Integer> SURCHARGES = Map.of("island", 150);
}
