import java.util.ArrayList;
import java.util.List;

/** Bytes to messages. */
class Reader {
    private final Schema schema;

    Reader(Schema schema) {
        this.schema = schema;
    }

    /** A line for each message of a stream, and for what lies between. */
    List<String> read(Bytes stream) {
        List<String> lines = new ArrayList<>();
        int skipped = 0;
        while (stream.left() > 0) {
            int value = stream.next();
            if (value != Writer.START) {
                skipped++;
                continue;
            }
            skipped = told(skipped, lines);
            lines.add(frame(stream));
        }
        told(skipped, lines);
        return lines;
    }

    private static int told(int skipped, List<String> lines) {
        if (skipped > 0) {
            lines.add("skipped " + skipped);
        }
        return 0;
    }

    private String frame(Bytes stream) {
        if (stream.left() < 2) {
            stream.nextNumber(stream.left());
            return "broken: cut off";
        }
        int code = stream.next();
        int size = stream.next();
        if (stream.left() < size + 1) {
            stream.nextNumber(stream.left());
            return "broken: cut off";
        }
        Bytes frame = new Bytes();
        frame.add(Writer.START);
        frame.add(code);
        frame.add(size);
        Bytes body = new Bytes();
        for (int place = 0; place < size; place++) {
            body.add(stream.next());
        }
        frame.addAll(body);
        if (stream.next() != frame.checksum(frame.size())) {
            return "broken: checksum";
        }
        return message(code, body);
    }

    private String message(int code, Bytes body) {
        String name = schema.name(code);
        if (name == null) {
            return "unknown code " + code + ", " + body.size() + " bytes";
        }
        try {
            return name + values(schema.fields(name), body);
        } catch (Trouble trouble) {
            return "broken " + name + ": " + trouble.getMessage();
        }
    }

    private static String values(List<Field> fields, Bytes body) {
        StringBuilder text = new StringBuilder();
        int present = fields.stream().anyMatch(each -> each.optional) ? body.next() : 0;
        for (Field field : fields) {
            if (field.optional) {
                boolean isThere = present % 2 == 1;
                present /= 2;
                if (!isThere) {
                    continue;
                }
            }
            text.append(' ').append(field.name).append('=').append(Values.read(field, body));
        }
        if (body.left() > 0) {
            throw new Trouble(body.left() + " bytes too many");
        }
        return text.toString();
    }
}
