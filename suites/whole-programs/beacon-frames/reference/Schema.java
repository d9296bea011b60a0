import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kinds of messages, read from their description. */
class Schema {
    private static final Pattern HEAD = Pattern.compile("message ([a-z]+) ([0-9]+)");
    private static final Pattern LINE = Pattern.compile("([a-z]+)(\\??) ([a-z]+)( .*)?");

    private final Map<String, Integer> codes = new LinkedHashMap<>();
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private final Map<String, List<Field>> fields = new LinkedHashMap<>();

    Schema(List<String> lines) {
        String current = null;
        int number = 0;
        for (String line : lines) {
            number++;
            String text = line.strip();
            if (text.isEmpty()) {
                continue;
            }
            try {
                current = take(text, current);
            } catch (Trouble trouble) {
                throw new Trouble("schema line " + number + ": " + trouble.getMessage());
            }
        }
    }

    private String take(String text, String current) {
        if (text.startsWith("message")) {
            return head(text);
        }
        if (current == null) {
            throw new Trouble("expected message NAME CODE");
        }
        Field field = field(text);
        List<Field> those = fields.get(current);
        for (Field other : those) {
            if (other.name.equals(field.name)) {
                throw new Trouble("field " + field.name + " stands twice");
            }
        }
        those.add(field);
        if (those.stream().filter(each -> each.optional).count() > 8) {
            throw new Trouble("more than 8 optional fields");
        }
        return current;
    }

    private String head(String text) {
        Matcher found = HEAD.matcher(text);
        if (!found.matches()) {
            throw new Trouble("expected message NAME CODE");
        }
        String name = found.group(1);
        int code = small(found.group(2), 0, 255, "code");
        if (codes.containsKey(name)) {
            throw new Trouble("message " + name + " stands twice");
        }
        if (names.containsKey(code)) {
            throw new Trouble("code " + code + " is that of " + names.get(code));
        }
        codes.put(name, code);
        names.put(code, name);
        fields.put(name, new ArrayList<>());
        return name;
    }

    private static Field field(String text) {
        Matcher found = LINE.matcher(text);
        if (!found.matches()) {
            throw new Trouble("expected NAME TYPE");
        }
        String rest = found.group(4) == null ? "" : found.group(4).strip();
        boolean optional = found.group(2).equals("?");
        String type = found.group(3);
        return switch (type) {
            case "number", "signed" -> new Field(found.group(1), type, small(rest, 1, 4, "size"), List.of(), optional);
            case "text" -> new Field(found.group(1), type, rest.isEmpty() ? 0 : small(rest, 1, 99, "size"), List.of(), optional);
            case "choice" -> new Field(found.group(1), type, 1, words(rest), optional);
            case "flag" -> {
                if (!rest.isEmpty()) {
                    throw new Trouble("flag takes nothing");
                }
                yield new Field(found.group(1), type, 1, List.of(), optional);
            }
            default -> throw new Trouble("unknown type " + type);
        };
    }

    private static List<String> words(String rest) {
        List<String> words = List.of(rest.split(" +"));
        for (String word : words) {
            if (!word.matches("[a-z]+")) {
                throw new Trouble("bad choice " + word);
            }
        }
        if (words.stream().distinct().count() < words.size()) {
            throw new Trouble("a choice stands twice");
        }
        return words;
    }

    private static int small(String text, int least, int most, String what) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new Trouble("bad " + what + " " + text);
        }
        return Integer.parseInt(text);
    }

    boolean knows(String name) {
        return codes.containsKey(name);
    }

    int code(String name) {
        return codes.get(name);
    }

    /** The name of a code; null where there is none. */
    String name(int code) {
        return names.get(code);
    }

    List<Field> fields(String name) {
        return fields.get(name);
    }
}
