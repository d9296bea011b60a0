class Gauge {
    private static final int SILL = 200;

    /** The water over the sill in centimetres. A level is a reading of the gauge in centimetres; the sill lies at 200. */
    static int waterOverSill(int level) {
        return Math.max(0, level - SILL);
    }
}
