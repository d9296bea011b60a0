package ratchet.driver;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;

/** Goes once through all that a candidate will need, while the box waits for one. */
public final class Warmth {
    private static final String SOURCE = """
            import java.util.*;
            public class Warm {
                private final Map<String, List<Integer>> seen = new HashMap<>();
                public static String warm(List<Integer> numbers, int[] more, double part) {
                    StringBuilder text = new StringBuilder();
                    for (int each : numbers) text.append(each).append(more.length > 1 ? "+" : "-");
                    if (part > 1) throw new IllegalArgumentException("no");
                    return text + String.format("%.1f", part) + numbers.stream().mapToInt(each -> each + 1).sum();
                }
                record Pair(int one, String other) {}
            }
            """;

    private Warmth() {}

    public static void warm() {
        Sources sources = new Sources(Map.of("Warm.java", SOURCE));
        TaskClasses classes = new TaskClasses(ClassLoader.getPlatformClassLoader(), new Compiler("").compile(sources, List.of(sources.at("Warm.java"))).classes());
        Calls calls = new Calls(classes);
        for (String part : List.of("0.5", "1.5")) {
            Object call = Json.parse("{\"fn\":\"Warm:warm\",\"on\":null,\"args\":[[1,2],[3,4],{\"$\":\"float\",\"v\":\"" + part + "\"}],\"kwargs\":{},\"drain\":false}");
            try {
                Json.write(Answers.encode(new Declared(List.of(calls.call((Map<?, ?>) call).value()), Object.class), classes));
            } catch (Calls.Missing error) {
                throw new IllegalStateException(error);
            } catch (InvocationTargetException error) {
                Json.write(Raised.of(error.getCause(), classes, path -> true));
            }
        }
    }
}
