import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages to bytes. */
class Writer {
    static final int START = 0xb7;

    private final Schema schema;

    Writer(Schema schema) {
        this.schema = schema;
    }

    /** `NAME field=value field=value …` */
    Bytes write(String line) {
        String[] head = line.strip().split(" +", 2);
        if (!schema.knows(head[0])) {
            throw new Trouble("unknown message " + head[0]);
        }
        Map<String, String> given = given(head.length == 2 ? head[1] : "", schema.fields(head[0]));
        Bytes body = body(schema.fields(head[0]), given);
        if (body.size() > 255) {
            throw new Trouble("message is too long");
        }
        Bytes frame = new Bytes();
        frame.add(START);
        frame.add(schema.code(head[0]));
        frame.add(body.size());
        frame.addAll(body);
        frame.add(frame.checksum(frame.size()));
        return frame;
    }

    private static Map<String, String> given(String text, List<Field> fields) {
        Map<String, String> given = new LinkedHashMap<>();
        String rest = text;
        while (!rest.isEmpty()) {
            int sign = rest.indexOf('=');
            if (sign < 0) {
                throw new Trouble("expected FIELD=VALUE but found " + rest);
            }
            String name = rest.substring(0, sign);
            if (fields.stream().noneMatch(each -> each.name.equals(name))) {
                throw new Trouble("unknown field " + name);
            }
            int end = valueEnd(rest, sign + 1);
            if (given.put(name, rest.substring(sign + 1, end)) != null) {
                throw new Trouble("field " + name + " stands twice");
            }
            rest = rest.substring(end).strip();
        }
        return given;
    }

    /** Where a value ends that begins at a place: behind its quotes, or before a blank. */
    private static int valueEnd(String text, int from) {
        if (text.startsWith("\"", from)) {
            int end = text.indexOf('"', from + 1);
            if (end < 0) {
                throw new Trouble("text is not closed");
            }
            return end + 1;
        }
        int blank = text.indexOf(' ', from);
        return blank < 0 ? text.length() : blank;
    }

    private static Bytes body(List<Field> fields, Map<String, String> given) {
        Bytes body = new Bytes();
        int present = 0;
        int bit = 1;
        for (Field field : fields) {
            if (!field.optional) {
                continue;
            }
            present += given.containsKey(field.name) ? bit : 0;
            bit *= 2;
        }
        if (bit > 1) {
            body.add(present);
        }
        for (Field field : fields) {
            String value = given.get(field.name);
            if (value != null) {
                Values.write(field, value, body);
            } else if (!field.optional) {
                throw new Trouble("field " + field.name + " is missing");
            }
        }
        return body;
    }
}
