import java.math.BigInteger;

/** Values of fields, between text and bytes. */
class Values {
    private Values() {}

    static void write(Field field, String value, Bytes body) {
        switch (field.type) {
            case "number", "signed" -> body.addNumber(number(field, value), field.size);
            case "flag" -> body.add(flag(field, value));
            case "choice" -> body.add(choice(field, value));
            default -> writeText(field, value, body);
        }
    }

    private static long number(Field field, String value) {
        boolean signed = field.type.equals("signed");
        if (!value.matches(signed ? "-?[0-9]+" : "[0-9]+")) {
            throw bad(field, value);
        }
        BigInteger number = new BigInteger(value);
        BigInteger all = BigInteger.ONE.shiftLeft(8 * field.size);
        BigInteger least = signed ? all.shiftRight(1).negate() : BigInteger.ZERO;
        if (number.compareTo(least) < 0 || number.compareTo(least.add(all)) >= 0) {
            throw new Trouble(field.name + " is out of range: " + value);
        }
        return number.longValue();
    }

    private static int flag(Field field, String value) {
        if (value.equals("yes")) {
            return 1;
        }
        if (value.equals("no")) {
            return 0;
        }
        throw bad(field, value);
    }

    private static int choice(Field field, String value) {
        int place = field.words.indexOf(value);
        if (place < 0) {
            throw bad(field, value);
        }
        return place;
    }

    private static void writeText(Field field, String value, Bytes body) {
        if (value.length() < 2 || !value.startsWith("\"")) {
            throw bad(field, value);
        }
        String text = value.substring(1, value.length() - 1);
        for (int place = 0; place < text.length(); place++) {
            if (text.charAt(place) < ' ' || text.charAt(place) > '~') {
                throw new Trouble(field.name + " has a character that cannot be sent");
            }
        }
        int most = field.size == 0 ? 255 : field.size;
        if (text.length() > most) {
            throw new Trouble(field.name + " is longer than " + most);
        }
        if (field.size == 0) {
            body.add(text.length());
        }
        text.chars().forEach(body::add);
        for (int place = text.length(); place < field.size; place++) {
            body.add(0);
        }
    }

    private static Trouble bad(Field field, String value) {
        return new Trouble("bad " + field.type + " for " + field.name + ": " + value);
    }

    static String read(Field field, Bytes body) {
        return switch (field.type) {
            case "number" -> String.valueOf(body.nextNumber(field.size));
            case "signed" -> String.valueOf(body.nextNumber(field.size) << (64 - 8 * field.size) >> (64 - 8 * field.size));
            case "flag" -> body.next() == 0 ? "no" : "yes";
            case "choice" -> readChoice(field, body.next());
            default -> "\"" + readText(field, body) + "\"";
        };
    }

    private static String readChoice(Field field, int place) {
        if (place >= field.words.size()) {
            throw new Trouble(field.name + " has no choice " + place);
        }
        return field.words.get(place);
    }

    private static String readText(Field field, Bytes body) {
        int size = field.size == 0 ? body.next() : field.size;
        StringBuilder text = new StringBuilder();
        boolean ended = false;
        for (int place = 0; place < size; place++) {
            int value = body.next();
            ended |= value == 0 && field.size > 0;
            if (!ended) {
                text.append(value >= ' ' && value <= '~' && value != '"' ? (char) value : '?');
            }
        }
        return text.toString();
    }
}
