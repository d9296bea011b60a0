package ratchet.driver;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.BaseStream;

/** Objects as the plain values of the judge. */
final class Answers {
    private static final int MAX_DEPTH = 390;
    private static final int MAX_NODES = 2_000_000;
    private static final int MAX_INT_BITS = 8_000_000;
    // longer ones take their square to be written in decimal digits
    private static final int MAX_DECIMAL_BITS = 20_000;
    private static final BigInteger SAFE = BigInteger.TWO.pow(53);

    private static final Object NOTHING = new Object();

    private final TaskClasses classes;
    private final Map<Object, Integer> seen = new IdentityHashMap<>();
    private int nodes;

    private Answers(TaskClasses classes) {
        this.classes = classes;
    }

    static Object encode(Declared answer, TaskClasses classes) {
        Object value = answer.value();
        try {
            return new Answers(classes).encode(value, answer.type(), 0);
        } catch (TooLarge error) {
            return opaque(nameOf(value) + " (too large)");
        } catch (Exception | StackOverflowError | LinkageError error) {
            // a collection of the task's own that throws when it is read
            return opaque(nameOf(value));
        }
    }

    /** The elements of what can be gone through once. */
    static Declared drained(Declared answer) {
        Object value = answer.value();
        Iterator<?> elements = value instanceof BaseStream<?, ?> stream ? stream.iterator() : value instanceof Iterable<?> many ? many.iterator() : (Iterator<?>) value;
        List<Object> items = new ArrayList<>();
        while (elements.hasNext() && items.size() <= MAX_NODES) items.add(elements.next());
        return new Declared(items, answer.type());
    }

    /** `type`: as which it was declared; that decides between what the language promotes and what it compares by `equals`. */
    private Object encode(Object value, Type type, int depth) throws ReflectiveOperationException {
        nodes += 1;
        if (depth > MAX_DEPTH || nodes > MAX_NODES) throw new TooLarge();
        if (value == null || value instanceof Boolean || value instanceof String) return value;
        if (value instanceof Character) return typed(Declared.isCharacter(type) ? "char" : "Character", value.toString());
        if (value instanceof Number number) {
            Object plain = number(number);
            if (plain != null) return Declared.isNumber(type) ? typed(Declared.primitive(type), plain) : plain;
        }
        if (value.getClass().isArray()) return array(value, type, depth);
        if (value instanceof Set<?> set && isPlain(value)) return tagged("set", sorted(items(set, type, depth)));
        if (value instanceof Collection<?> list && isPlain(value)) return items(list, type, depth);
        if (value instanceof Map<?, ?> map && isPlain(value)) return tagged("dict", pairs(map, type, depth));
        Object held = isOfLibrary(value) ? held(value, type, depth) : null;
        if (held != null) return held == NOTHING ? null : held;
        boolean isCollection = value instanceof Collection || value instanceof Map;
        if (value.getClass().getClassLoader() == classes && !isCollection) return object(value, depth);
        return opaque(nameOf(value));
    }

    /** null: no number of the language's own. */
    private static Object number(Number value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) return integer(BigInteger.valueOf(value.longValue()));
        // 0.1f is not 0.1
        if (value instanceof Double || value instanceof Float) return tagged("float", decimal(value.doubleValue()));
        if (value.getClass() == BigInteger.class) return integer((BigInteger) value);
        if (value.getClass() == BigDecimal.class) return tagged("decimal", value.toString().replace('E', 'e'));
        boolean isCounter = value instanceof AtomicInteger || value instanceof AtomicLong || value instanceof LongAdder || value instanceof LongAccumulator;
        if (isCounter && isOfLibrary(value)) return typed(value.getClass().getSimpleName(), integer(BigInteger.valueOf(value.longValue())));
        return null;
    }

    /** What a value of the JDK stands for; null for one that stands for nothing, `NOTHING` for one that holds null. */
    private Object held(Object value, Type type, int depth) throws ReflectiveOperationException {
        Type inner = Declared.argument(type, 0);
        if (value instanceof Optional<?> optional) return orNothing(encode(optional.orElse(null), inner, depth));
        if (value instanceof OptionalInt optional) return orNothing(encode(optional.isPresent() ? optional.getAsInt() : null, int.class, depth));
        if (value instanceof OptionalLong optional) return orNothing(encode(optional.isPresent() ? optional.getAsLong() : null, long.class, depth));
        if (value instanceof OptionalDouble optional) return orNothing(encode(optional.isPresent() ? optional.getAsDouble() : null, double.class, depth));
        if (value instanceof CharSequence text) return typed(value.getClass().getSimpleName(), text.toString());
        if (value instanceof AtomicBoolean truth) return typed("AtomicBoolean", truth.get());
        if (value instanceof AtomicReference<?> reference) return orNothing(encode(reference.get(), inner, depth));
        if (value instanceof AtomicIntegerArray || value instanceof AtomicLongArray) return Json.parse(value.toString());
        if (value instanceof Map.Entry<?, ?> entry) {
            return typed("Map.Entry", Arrays.asList(encode(entry.getKey(), inner, depth + 1), encode(entry.getValue(), Declared.argument(type, 1), depth + 1)));
        }
        return null;
    }

    private static Object orNothing(Object encoded) {
        return encoded == null ? NOTHING : encoded;
    }

    private static Object integer(BigInteger number) {
        if (number.abs().compareTo(SAFE) < 0) return number.longValue();
        if (number.bitLength() > MAX_INT_BITS) throw new TooLarge();
        if (number.bitLength() <= MAX_DECIMAL_BITS) return tagged("int", number.toString());
        return tagged("int", (number.signum() < 0 ? "-0x" : "0x") + number.abs().toString(16));
    }

    private static String decimal(double number) {
        String text = Double.toString(number);
        return switch (text) {
            case "NaN" -> "nan";
            case "Infinity" -> "inf";
            case "-Infinity" -> "-inf";
            default -> text.replace('E', 'e');
        };
    }

    /** The elements of an array of primitives are of its type, all of them. */
    private Object array(Object array, Type type, int depth) throws ReflectiveOperationException {
        if (array instanceof byte[] bytes) return tagged("bytes", Base64.getEncoder().encodeToString(bytes));
        Class<?> component = array.getClass().getComponentType();
        List<Object> encoded = new ArrayList<>();
        for (int index = 0; index < Array.getLength(array); index++) {
            Object each = Array.get(array, index);
            encoded.add(component.isPrimitive() ? primitive(each) : encode(each, Declared.component(type, component), depth + 1));
        }
        return component.isPrimitive() && component != boolean.class ? typed(component + "[]", encoded) : encoded;
    }

    private Object primitive(Object value) {
        nodes += 1;
        if (nodes > MAX_NODES) throw new TooLarge();
        if (value instanceof Number number) return number(number);
        return value instanceof Character ? value.toString() : value;
    }

    private List<Object> items(Collection<?> items, Type type, int depth) throws ReflectiveOperationException {
        List<Object> encoded = new ArrayList<>();
        for (Object item : items) encoded.add(encode(item, Declared.element(type), depth + 1));
        return encoded;
    }

    private List<Object> pairs(Map<?, ?> map, Type type, int depth) throws ReflectiveOperationException {
        List<Object> pairs = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            List<Object> pair = new ArrayList<>();
            pair.add(encode(entry.getKey(), Declared.element(type), depth + 1));
            pair.add(encode(entry.getValue(), Declared.boxed(Declared.argument(type, 1)), depth + 1));
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
            pair.add(encode(field.get(value), field.getGenericType(), depth + 1));
            pairs.add(pair);
        }
        return pairs;
    }

    /** A collection of the JDK, or one of the task's that compares and is gone through as those are. */
    private static boolean isPlain(Object value) {
        Class<?> type = value.getClass();
        if (isOfLibrary(value)) return true;
        try {
            Class<?> equality = type.getMethod("equals", Object.class).getDeclaringClass();
            Class<?> elements = value instanceof Map ? type.getMethod("entrySet").getDeclaringClass() : type.getMethod("iterator").getDeclaringClass();
            return equality.getModule() == Object.class.getModule() && elements.getModule() == Object.class.getModule() && equality != Object.class;
        } catch (NoSuchMethodException error) {
            return false;
        }
    }

    private static boolean isOfLibrary(Object value) {
        return value.getClass().getModule() == Object.class.getModule();
    }

    /** Compared as what it holds. */
    private static Map<String, Object> typed(String type, Object held) {
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("$", "typed");
        typed.put("type", type);
        typed.put("v", held);
        return typed;
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
