package ratchet.driver;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;

/** A value, and the type that the program declares for it. */
record Declared(Object value, Type type) {
    private static final Map<Class<?>, Class<?>> PRIMITIVES =
            Map.of(Byte.class, byte.class, Short.class, short.class, Integer.class, int.class, Long.class, long.class, Float.class, float.class, Double.class, double.class);

    static boolean isCharacter(Type type) {
        return type == char.class || type == Character.class;
    }

    /** Numbers that the language promotes, also out of their boxes. */
    static boolean isNumber(Type type) {
        return PRIMITIVES.containsKey(type) || PRIMITIVES.containsValue(type);
    }

    static String primitive(Type type) {
        return PRIMITIVES.getOrDefault(type, (Class<?>) type).getName();
    }

    static Type argument(Type type, int index) {
        return type instanceof ParameterizedType generic && generic.getActualTypeArguments().length > index ? generic.getActualTypeArguments()[index] : Object.class;
    }

    /** Of a collection: its boxes are compared by `equals`, so that only characters gain by what is declared. */
    static Type element(Type type) {
        return boxed(argument(type, 0));
    }

    static Type boxed(Type type) {
        return isNumber(type) ? Object.class : type;
    }

    static Type component(Type type, Class<?> component) {
        return type instanceof GenericArrayType generic ? generic.getGenericComponentType() : boxed(component);
    }
}
