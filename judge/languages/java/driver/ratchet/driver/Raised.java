package ratchet.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What was thrown, in the words of the judge's protocol. */
public final class Raised {
    private static final int MAX_MESSAGE = 1_000;
    private static final int MAX_NAMES = 50;

    private static final Map<String, Object> NOWHERE = Map.of("path", "", "line", 0);

    private Raised() {}

    /** `blamed`: the paths in which a failure may be placed; others are right by definition. */
    public static Map<String, Object> of(Throwable error, TaskClasses classes, Predicate<String> blamed) {
        Map<String, Object> described = new TreeMap<>(placeOf(error, classes, blamed));
        described.put("names", namesOf(error.getClass()));
        described.put("message", messageOf(error));
        return described;
    }

    private static List<String> namesOf(Class<?> thrown) {
        List<String> names = new ArrayList<>();
        for (Class<?> each = thrown; each != Object.class && names.size() < MAX_NAMES; each = each.getSuperclass()) {
            String name = each.getSimpleName();
            names.add(isOfTask(each) && isOfLibrary(name) ? "task." + name : name);
        }
        return names;
    }

    private static boolean isOfTask(Class<?> each) {
        return each.getClassLoader() instanceof TaskClasses;
    }

    /** Whether an exception of the task only looks like one of the JDK. */
    private static boolean isOfLibrary(String name) {
        for (String known : List.of("java.lang.", "java.util.", "java.io.", "java.util.concurrent.")) {
            try {
                Class.forName(known + name, false, null);
                return true;
            } catch (ClassNotFoundException | LinkageError error) {
                // not this one
            }
        }
        return false;
    }

    private static String messageOf(Throwable error) {
        try {
            String message = error.getMessage();
            if (message == null) return "";
            return withoutAddresses(message.substring(0, Math.min(message.length(), MAX_MESSAGE)));
        } catch (Throwable ownCode) {
            return "";
        }
    }

    /** `Thing@1b28cdfa` is another number in another run. */
    private static String withoutAddresses(String text) {
        return text.replaceAll("(?<=[\\w;\\]>])@[0-9a-f]{1,8}\\b", "");
    }

    /** The innermost line of the task's own files. */
    private static Map<String, Object> placeOf(Throwable error, TaskClasses classes, Predicate<String> blamed) {
        StackTraceElement[] trace;
        try {
            trace = error.getStackTrace();
        } catch (Throwable ownCode) {
            trace = null;
        }
        if (trace == null) return NOWHERE;
        for (StackTraceElement each : trace) {
            String path = classes.pathOf(each.getClassName());
            if (path != null && blamed.test(path)) return Map.of("path", path, "line", Math.max(0, each.getLineNumber()));
        }
        return NOWHERE;
    }
}
