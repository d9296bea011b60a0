package ratchet.junit;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ratchet.driver.Sources;

/** Goes through what tests need, so that it is loaded when they come. */
final class Warmth {
    private static final String USUAL = """
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import java.util.List;
            import org.junit.jupiter.api.Test;

            class UsualWarm {
                @Test void passes() { assertEquals(List.of(1), List.of(1)); }
                @Test void fails() { assertEquals(1, 2); }
            }
            """;
    private static final String NEWER = """
            import static org.assertj.core.api.Assertions.assertThat;
            import static org.junit.jupiter.api.Assertions.assertThrows;
            import java.util.List;
            import org.junit.jupiter.api.BeforeEach;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.params.ParameterizedTest;
            import org.junit.jupiter.params.provider.CsvSource;

            class NewerWarm {
                @BeforeEach void before() {}
                @Test void passes() { assertThat(List.of(1)).containsExactly(1); assertThat("a").isEqualTo("a"); assertThrows(IllegalStateException.class, () -> { throw new IllegalStateException(); }); }
                @ParameterizedTest @CsvSource({"1, 1", "2, 2"}) void both(int one, int other) { assertThat(one).isEqualTo(other); }
            }
            """;
    private static final String OLDER = """
            import org.junit.Test;

            public class OlderWarm {
                @Test(timeout = 1000) public void passes() { org.junit.Assert.assertEquals(1, 1); }
            }
            """;

    private Warmth() {}

    /** What every test needs, while the box waits for a candidate: it has to be worth its time for each of them. */
    static void warm(Runner runner, Build build) throws IOException, InterruptedException {
        rehearse(runner, build, "UsualWarm", USUAL, "passes", "fails");
    }

    /** What some tests need, for the archive of classes. */
    static void warmAll(Runner runner, Build build) throws IOException, InterruptedException, ReflectiveOperationException {
        warm(runner, build);
        rehearse(runner, build, "NewerWarm", NEWER, "passes", "both");
        rehearse(runner, build, "OlderWarm", OLDER, "passes");
        Build.Built usual = built(build, "UsualWarm", USUAL);
        Coverage coverage = new Coverage(usual.compiled(), path -> true);
        coverage.classes(usual.libraries());
        coverage.lines();
    }

    private static void rehearse(Runner runner, Build build, String name, String text, String... methods) throws IOException, InterruptedException {
        Set<String> ids = Stream.of(methods).map(method -> name + "#" + method).collect(Collectors.toSet());
        runner.rehearse(built(build, name, text).classes(), ids);
    }

    private static Build.Built built(Build build, String name, String text) throws IOException, InterruptedException {
        String path = name + ".java";
        return build.build(new Sources(Map.of(path, text)), Set.of(path));
    }
}
