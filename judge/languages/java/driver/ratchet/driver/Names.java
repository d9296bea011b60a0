package ratchet.driver;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Classes of the task as a case names them: `path/without/.java:Outer.Inner`. */
final class Names {
    private Names() {}

    static String of(Class<?> type, TaskClasses classes) {
        String path = classes.pathOf(type.getName());
        String name = type.getName().substring(type.getPackageName().isEmpty() ? 0 : type.getPackageName().length() + 1);
        return path.replaceFirst("\\.java$", "") + ":" + name.replace('$', '.');
    }

    /** The class of a file that is named `Outer.Inner`, or null. */
    static Class<?> find(String module, String name, TaskClasses classes) {
        for (String each : classes.definedIn(module + ".java")) {
            String simple = each.substring(each.lastIndexOf('.') + 1).replace('$', '.');
            if (simple.equals(name)) return load(each, classes);
        }
        return null;
    }

    /** The class that a file is named after; where there is none, its first. */
    static Class<?> main(String module, TaskClasses classes) {
        Class<?> named = find(module, module.substring(module.lastIndexOf('/') + 1), classes);
        if (named != null) return named;
        List<String> defined = classes.definedIn(module + ".java");
        return defined.isEmpty() ? null : load(defined.get(0), classes);
    }

    static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && each.getClassLoader() instanceof TaskClasses; each = each.getSuperclass()) fields.addAll(List.of(each.getDeclaredFields()));
        fields.sort(Comparator.comparing(Field::getName));
        return fields;
    }

    private static Class<?> load(String name, TaskClasses classes) {
        try {
            return Class.forName(name, false, classes);
        } catch (ClassNotFoundException error) {
            throw new IllegalStateException(error);
        }
    }
}
