/** Messages of beacons: what people write, to bytes and back. */
public class Beacon {
    /** Each line behind the description, to the bytes of its message. */
    public static String encode(String text) {
        throw new UnsupportedOperationException();
    }

    /** The bytes behind the description, to messages. */
    public static String decode(String text) {
        throw new UnsupportedOperationException();
    }
}
