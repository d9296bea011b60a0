import java.util.ArrayList;
import java.util.List;

/** Bytes as they are written: two hexadecimal digits each. */
class Bytes {
    private final List<Integer> values = new ArrayList<>();
    private int at = 0;

    static Bytes read(String text) {
        Bytes bytes = new Bytes();
        String digits = text.replace(" ", "");
        if (!digits.matches("[0-9a-fA-F]*")) {
            throw new Trouble("not hexadecimal");
        }
        if (digits.length() % 2 == 1) {
            throw new Trouble("half a byte");
        }
        for (int place = 0; place < digits.length(); place += 2) {
            bytes.add(Integer.parseInt(digits.substring(place, place + 2), 16));
        }
        return bytes;
    }

    void add(int value) {
        values.add(value);
    }

    /** A number in so many bytes, the most significant first. */
    void addNumber(long value, int size) {
        for (int place = size - 1; place >= 0; place--) {
            add((int) (value >> (8 * place) & 255));
        }
    }

    void addAll(Bytes others) {
        values.addAll(others.values);
    }

    int size() {
        return values.size();
    }

    int left() {
        return values.size() - at;
    }

    int next() {
        if (left() == 0) {
            throw new Trouble("message ends too early");
        }
        return values.get(at++);
    }

    long nextNumber(int size) {
        long value = 0;
        for (int place = 0; place < size; place++) {
            value = value << 8 | next();
        }
        return value;
    }

    /** Of the first so many: each is added, then what there is is turned left by one bit of eight. */
    int checksum(int count) {
        int sum = 90;
        for (int place = 0; place < count; place++) {
            sum = sum + values.get(place) & 255;
            sum = (sum << 1 | sum >> 7) & 255;
        }
        return sum;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int value : values) {
            text.append(String.format("%02x", value));
        }
        return text.toString();
    }
}
