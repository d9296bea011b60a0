package ratchet.driver;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.internal.reflect.ReflectionFactory;

/** Plain values of the judge as objects of the types that a parameter declares. `strain` grows with each value that had to be bent. */
final class Arguments {
    private final TaskClasses classes;
    private final Map<String, Object> kept;
    private final Map<Object, Object> objects = new HashMap<>();
    int strain;

    Arguments(TaskClasses classes, Map<String, Object> kept) {
        this.classes = classes;
        this.kept = kept;
    }

    Object convert(Object value, Type type) throws Unfit, ReflectiveOperationException {
        if (type instanceof TypeVariable<?> variable) return convert(value, variable.getBounds()[0]);
        if (type instanceof WildcardType wildcard) return convert(value, wildcard.getUpperBounds()[0]);
        Class<?> raw = rawOf(type);
        if (value == null) return nothing(raw);
        if (value instanceof List<?> items) return items(items, type, raw);
        if (value instanceof Map<?, ?> tagged) return tagged(tagged, type, raw);
        if (raw == Optional.class) return Optional.of(convert(value, argument(type, 0)));
        if (value instanceof Boolean) return fit(value, raw == boolean.class ? Boolean.class : raw);
        if (value instanceof String text) return text(text, raw);
        return integer(BigInteger.valueOf((Long) value), raw);
    }

    private static Object nothing(Class<?> raw) throws Unfit {
        if (raw.isPrimitive()) throw new Unfit(null, raw);
        return raw == Optional.class ? Optional.empty() : null;
    }

    private Object tagged(Map<?, ?> tagged, Type type, Class<?> raw) throws Unfit, ReflectiveOperationException {
        Object plain = tagged.get("v");
        return switch ((String) tagged.get("$")) {
            case "int" -> integer(new BigInteger((String) plain), raw);
            case "float" -> decimal((String) plain, raw);
            case "bytes" -> fit(Base64.getDecoder().decode((String) plain), raw);
            case "tuple" -> items((List<?>) plain, type, raw);
            case "set", "frozenset" -> items((List<?>) plain, type, raw == Object.class || raw == Collection.class || raw == Iterable.class ? java.util.Set.class : raw);
            case "dict", "map" -> map((List<?>) plain, type, raw);
            case "handle" -> fit(kept.get((String) tagged.get("name")), raw);
            case "ref" -> fit(objects.get(tagged.get("id")), raw);
            case "object" -> fit(object(tagged), raw);
            default -> throw new Unfit(tagged, type);
        };
    }

    private Object text(String text, Class<?> raw) throws Unfit {
        if (raw == char.class || raw == Character.class) {
            if (text.length() != 1) throw new Unfit(text, raw);
            return text.charAt(0);
        }
        if (raw == char[].class) return text.toCharArray();
        if (raw.isEnum()) {
            for (Object constant : raw.getEnumConstants()) if (((Enum<?>) constant).name().equals(text)) return constant;
        }
        return fit(text, raw);
    }

    private Object integer(BigInteger number, Class<?> raw) throws Unfit {
        try {
            if (raw == int.class || raw == Integer.class) return number.intValueExact();
            if (raw == Object.class || raw == Number.class || raw == Comparable.class) return natural(number);
            strain += 1;
            if (raw == long.class || raw == Long.class) return number.longValueExact();
            if (raw == BigInteger.class) return number;
            strain += 1;
            if (raw == short.class || raw == Short.class) return number.shortValueExact();
            if (raw == byte.class || raw == Byte.class) return number.byteValueExact();
        } catch (ArithmeticException error) {
            throw new Unfit(number, raw);
        }
        return decimal(number.toString(), raw);
    }

    /** As a literal of the language would be. */
    private static Number natural(BigInteger number) {
        if (number.bitLength() < 32) return number.intValue();
        return number.bitLength() < 64 ? (Number) number.longValue() : number;
    }

    private Object decimal(String text, Class<?> raw) throws Unfit {
        String number = switch (text) {
            case "nan" -> "NaN";
            case "inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            default -> text;
        };
        if (raw == double.class || raw == Double.class || raw == Object.class || raw == Number.class || raw == Comparable.class) return Double.valueOf(number);
        strain += 1;
        if (raw == float.class || raw == Float.class) return Float.valueOf(number);
        if (raw == BigDecimal.class) return new BigDecimal(number);
        throw new Unfit(text, raw);
    }

    private Object items(List<?> items, Type type, Class<?> raw) throws Unfit, ReflectiveOperationException {
        if (raw.isArray()) return array(items, type, raw);
        if (raw == Optional.class) return Optional.of(convert(items, argument(type, 0)));
        if (raw == java.util.Iterator.class) return ((Collection<?>) items(items, type, List.class)).iterator();
        Collection<Object> made = Collections.of(raw);
        if (made == null) throw new Unfit(items, raw);
        for (Object item : items) made.add(convert(item, argument(type, 0)));
        return made;
    }

    private Object array(List<?> items, Type type, Class<?> raw) throws Unfit, ReflectiveOperationException {
        Type component = type instanceof GenericArrayType generic ? generic.getGenericComponentType() : raw.getComponentType();
        Object array = Array.newInstance(raw.getComponentType(), items.size());
        for (int index = 0; index < items.size(); index++) Array.set(array, index, convert(items.get(index), component));
        return array;
    }

    private Object map(List<?> pairs, Type type, Class<?> raw) throws Unfit, ReflectiveOperationException {
        Map<Object, Object> made = Collections.mapOf(raw);
        if (made == null) throw new Unfit("a map", raw);
        for (Object each : pairs) {
            List<?> pair = (List<?>) each;
            made.put(convert(pair.get(0), argument(type, 0)), convert(pair.get(1), argument(type, 1)));
        }
        return made;
    }

    /** An object of a class of the task, made without its constructor and filled field by field. */
    private Object object(Map<?, ?> tagged) throws Unfit, ReflectiveOperationException {
        String name = (String) tagged.get("class");
        int colon = name.indexOf(':');
        Class<?> type = Names.find(name.substring(0, colon), name.substring(colon + 1), classes);
        if (type == null) throw new Unfit("an object", name);
        List<?> fields = (List<?>) tagged.get("fields");
        if (type.isEnum()) return text((String) ((List<?>) fields.get(0)).get(1), type);
        Object made = ReflectionFactory.getReflectionFactory().newConstructorForSerialization(type, Object.class.getDeclaredConstructor()).newInstance();
        objects.put(tagged.get("id"), made);
        for (Object each : fields) {
            List<?> pair = (List<?>) each;
            for (Field field : Names.fieldsOf(type)) {
                if (!field.getName().equals(pair.get(0))) continue;
                field.setAccessible(true);
                field.set(made, convert(pair.get(1), field.getGenericType()));
            }
        }
        return made;
    }

    private Object fit(Object value, Class<?> raw) throws Unfit {
        if (value != null && !raw.isInstance(value)) throw new Unfit(value.getClass(), raw);
        if (value != null && raw != value.getClass()) strain += 1;
        return value;
    }

    private static Class<?> rawOf(Type type) {
        if (type instanceof Class<?> plain) return plain;
        if (type instanceof ParameterizedType generic) return (Class<?>) generic.getRawType();
        Type component = ((GenericArrayType) type).getGenericComponentType();
        while (component instanceof TypeVariable<?> variable) component = variable.getBounds()[0];
        return rawOf(component).arrayType();
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType generic && generic.getActualTypeArguments().length > index ? generic.getActualTypeArguments()[index] : Object.class;
    }
}
