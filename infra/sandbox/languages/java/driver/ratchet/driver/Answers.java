package ratchet.driver;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.BaseStream;

/** Objects as the plain values of the judge. */
final class Answers {
    private static final int MAX_DEPTH = 390;
    private static final int MAX_NODES = 200_000;
    private static final int MAX_INT_BITS = 60_000;
    private static final BigInteger SAFE = BigInteger.TWO.pow(53);

    private final TaskClasses classes;
    private final Map<Object, Integer> seen = new IdentityHashMap<>();
    private int nodes;

    private Answers(TaskClasses classes) {
        this.classes = classes;
    }

    static Object encode(Object value, TaskClasses classes) {
        try {
            return new Answers(classes).encode(value, 0);
        } catch (TooLarge error) {
            return opaque(nameOf(value) + " (too large)");
        } catch (Exception | StackOverflowError | LinkageError error) {
            // a collection of the task's own that throws when it is read
            return opaque(nameOf(value));
        }
    }

    /** The elements of what can be gone through once. */
    static List<Object> drained(Object value) {
        Iterator<?> elements = value instanceof BaseStream<?, ?> stream ? stream.iterator() : value instanceof Iterable<?> many ? many.iterator() : (Iterator<?>) value;
        List<Object> items = new ArrayList<>();
        while (elements.hasNext() && items.size() <= MAX_NODES) items.add(elements.next());
        return items;
    }

    private Object encode(Object value, int depth) throws ReflectiveOperationException {
        nodes += 1;
        if (depth > MAX_DEPTH || nodes > MAX_NODES) throw new TooLarge();
        if (value == null || value instanceof Boolean || value instanceof String) return value;
        if (value instanceof Character) return value.toString();
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) return integer(BigInteger.valueOf(((Number) value).longValue()));
        if (value.getClass() == BigInteger.class) return integer((BigInteger) value);
        if (value instanceof Double || value instanceof Float) return tagged("float", decimal(value));
        if (value instanceof Optional<?> optional) return encode(optional.orElse(null), depth);
        if (value instanceof OptionalInt optional) return encode(optional.isPresent() ? optional.getAsInt() : null, depth);
        if (value instanceof OptionalLong optional) return encode(optional.isPresent() ? optional.getAsLong() : null, depth);
        if (value instanceof OptionalDouble optional) return encode(optional.isPresent() ? optional.getAsDouble() : null, depth);
        if (value instanceof byte[] bytes) return tagged("bytes", Base64.getEncoder().encodeToString(bytes));
        if (value.getClass().isArray()) return array(value, depth);
        if (value instanceof Set<?> set && isPlain(value)) return tagged("set", sorted(items(set, depth)));
        if (value instanceof Collection<?> list && isPlain(value)) return items(list, depth);
        if (value instanceof Map<?, ?> map && isPlain(value)) return tagged("dict", pairs(map, depth));
        boolean isCollection = value instanceof Collection || value instanceof Map;
        if (value.getClass().getClassLoader() == classes && !isCollection) return object(value, depth);
        return opaque(nameOf(value));
    }

    private static Object integer(BigInteger number) {
        if (number.abs().compareTo(SAFE) < 0) return number.longValue();
        if (number.bitLength() > MAX_INT_BITS) throw new TooLarge();
        return tagged("int", number.toString());
    }

    private static String decimal(Object number) {
        String text = number.toString();
        return switch (text) {
            case "NaN" -> "nan";
            case "Infinity" -> "inf";
            case "-Infinity" -> "-inf";
            default -> text.replace('E', 'e');
        };
    }

    private List<Object> array(Object array, int depth) throws ReflectiveOperationException {
        List<Object> encoded = new ArrayList<>();
        for (int index = 0; index < Array.getLength(array); index++) encoded.add(encode(Array.get(array, index), depth + 1));
        return encoded;
    }

    private List<Object> items(Collection<?> items, int depth) throws ReflectiveOperationException {
        List<Object> encoded = new ArrayList<>();
        for (Object item : items) encoded.add(encode(item, depth + 1));
        return encoded;
    }

    private List<Object> pairs(Map<?, ?> map, int depth) throws ReflectiveOperationException {
        List<Object> pairs = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            List<Object> pair = new ArrayList<>();
            pair.add(encode(entry.getKey(), depth + 1));
            pair.add(encode(entry.getValue(), depth + 1));
            pairs.add(pair);
        }
        return pairs;
    }

    private static List<Object> sorted(List<Object> items) {
        items.sort((one, other) -> Json.write(one).compareTo(Json.write(other)));
        return items;
    }

    /** An object of the task, with its fields; the same object stands once. */
    private Object object(Object value, int depth) throws ReflectiveOperationException {
        Integer known = seen.get(value);
        if (known != null) return Map.of("$", "ref", "id", known);
        int id = seen.size() + 1;
        seen.put(value, id);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("$", "object");
        object.put("id", id);
        object.put("class", Names.of(value.getClass(), classes));
        object.put("fields", value instanceof Enum<?> constant ? List.of(List.of("name", constant.name())) : fields(value, depth));
        return object;
    }

    private List<Object> fields(Object value, int depth) throws ReflectiveOperationException {
        List<Object> pairs = new ArrayList<>();
        for (Field field : Names.fieldsOf(value.getClass())) {
            if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) continue;
            field.setAccessible(true);
            List<Object> pair = new ArrayList<>();
            pair.add(field.getName());
            pair.add(encode(field.get(value), depth + 1));
            pairs.add(pair);
        }
        return pairs;
    }

    /** A collection of the JDK, or one of the task's that compares and is gone through as those are. */
    private static boolean isPlain(Object value) {
        Class<?> type = value.getClass();
        if (type.getModule() == Object.class.getModule()) return true;
        try {
            Class<?> equality = type.getMethod("equals", Object.class).getDeclaringClass();
            Class<?> elements = value instanceof Map ? type.getMethod("entrySet").getDeclaringClass() : type.getMethod("iterator").getDeclaringClass();
            return equality.getModule() == Object.class.getModule() && elements.getModule() == Object.class.getModule() && equality != Object.class;
        } catch (NoSuchMethodException error) {
            return false;
        }
    }

    /** In a fixed order: the text of an element decides its place in a set. */
    private static Map<String, Object> tagged(String tag, Object value) {
        Map<String, Object> tagged = new LinkedHashMap<>();
        tagged.put("$", tag);
        tagged.put("v", value);
        return tagged;
    }

    private static String nameOf(Object value) {
        String name = value.getClass().getSimpleName();
        return name.isEmpty() ? "a class without a name" : name;
    }

    private static Map<String, Object> opaque(String name) {
        return Map.of("$", "opaque", "class", name);
    }

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
