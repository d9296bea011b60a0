package ratchet.driver;

/** A value cannot be given to a parameter of this type. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    Unfit(Object value, Object type) {
        super(value + " does not fit " + type, null, false, false);
    }
}
