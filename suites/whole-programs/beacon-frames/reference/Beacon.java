import java.util.ArrayList;
import java.util.List;

/** Messages of beacons: what people write, to bytes and back. */
public class Beacon {
    /** Each line behind the description, to the bytes of its message. */
    public static String encode(String text) {
        return asked(text, (schema, lines) -> {
            Writer writer = new Writer(schema);
            List<String> made = new ArrayList<>();
            for (String line : lines) {
                if (!line.isBlank()) {
                    made.add(attempt(() -> writer.write(line).toString()));
                }
            }
            return made;
        });
    }

    /** The bytes behind the description, to messages. */
    public static String decode(String text) {
        return asked(text, (schema, lines) -> new Reader(schema).read(Bytes.read(String.join("", lines))));
    }

    private interface Work {
        List<String> on(Schema schema, List<String> lines);
    }

    private interface One {
        String make();
    }

    private static String attempt(One one) {
        try {
            return one.make();
        } catch (Trouble trouble) {
            return "error: " + trouble.getMessage();
        }
    }

    private static String asked(String text, Work work) {
        List<String> lines = List.of(text.split("\n", -1));
        int end = lines.indexOf("---");
        if (end < 0) {
            return "error: no --- behind the schema";
        }
        return attempt(() -> String.join("\n", work.on(new Schema(lines.subList(0, end)), lines.subList(end + 1, lines.size()))));
    }
}
