package ratchet.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as the judge writes it: whole numbers only, no numbers with a fraction. Lists, maps, strings, Long, Boolean and null. */
public final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    public static Object parse(String text) {
        return new Json(text).value();
    }

    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    private Object value() {
        char next = peek();
        return switch (next) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> fields = new LinkedHashMap<>();
        at += 1;
        while (peek() != '}') {
            String name = string();
            expect(':');
            fields.put(name, value());
            if (peek() == ',') at += 1;
        }
        at += 1;
        return fields;
    }

    private List<Object> array() {
        List<Object> items = new ArrayList<>();
        at += 1;
        while (peek() != ']') {
            items.add(value());
            if (peek() == ',') at += 1;
        }
        at += 1;
        return items;
    }

    private String string() {
        expect('"');
        StringBuilder read = new StringBuilder();
        for (char next = text.charAt(at++); next != '"'; next = text.charAt(at++)) read.append(next == '\\' ? escaped() : next);
        return read.toString();
    }

    private char escaped() {
        char next = text.charAt(at++);
        return switch (next) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> next;
        };
    }

    private Long number() {
        int from = at;
        while (at < text.length() && "+-0123456789".indexOf(text.charAt(at)) >= 0) at += 1;
        return Long.valueOf(text.substring(from, at));
    }

    private Object word(String word, Object value) {
        at += word.length();
        return value;
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at))) at += 1;
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) throw new IllegalArgumentException("expected " + wanted + " at " + at);
        at += 1;
    }

    private static void append(StringBuilder out, Object value) {
        if (value instanceof String string) {
            quote(out, string);
        } else if (value instanceof Map<?, ?> fields) {
            String before = "{";
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                out.append(before);
                quote(out, (String) field.getKey());
                out.append(':');
                append(out, field.getValue());
                before = ",";
            }
            out.append(fields.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> items) {
            String before = "[";
            for (Object item : items) {
                out.append(before);
                append(out, item);
                before = ",";
            }
            out.append(items.isEmpty() ? "[]" : "]");
        } else {
            out.append(value);
        }
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            if (each == '"' || each == '\\') out.append('\\').append(each);
            // half a surrogate pair has no bytes in UTF-8
            else if (each < ' ' || Character.isSurrogate(each)) out.append(String.format("\\u%04x", (int) each));
            else out.append(each);
        }
        out.append('"');
    }
}
