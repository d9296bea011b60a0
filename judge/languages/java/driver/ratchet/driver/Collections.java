package ratchet.driver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** An empty collection of the JDK for a declared type; those that keep the order of a case come first. */
final class Collections {
    private static final List<Supplier<Collection<Object>>> COLLECTIONS = List.of(ArrayList::new, LinkedHashSet::new, TreeSet::new, ArrayDeque::new);
    private static final List<Supplier<Map<Object, Object>>> MAPS = List.of(LinkedHashMap::new, TreeMap::new);

    private Collections() {}

    /** null: no value of a case fits this type. */
    @SuppressWarnings("unchecked")
    static Collection<Object> of(Class<?> type) throws ReflectiveOperationException {
        for (Supplier<Collection<Object>> each : COLLECTIONS) {
            Collection<Object> made = each.get();
            if (type.isInstance(made)) return made;
        }
        return isOfLibrary(type) && Collection.class.isAssignableFrom(type) ? (Collection<Object>) type.getConstructor().newInstance() : null;
    }

    @SuppressWarnings("unchecked")
    static Map<Object, Object> mapOf(Class<?> type) throws ReflectiveOperationException {
        for (Supplier<Map<Object, Object>> each : MAPS) {
            Map<Object, Object> made = each.get();
            if (type.isInstance(made)) return made;
        }
        return isOfLibrary(type) && Map.class.isAssignableFrom(type) ? (Map<Object, Object>) type.getConstructor().newInstance() : null;
    }

    private static boolean isOfLibrary(Class<?> type) {
        return type.getModule() == Object.class.getModule();
    }
}
