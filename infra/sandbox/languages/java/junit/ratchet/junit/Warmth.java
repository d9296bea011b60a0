package ratchet.junit;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import ratchet.driver.Sources;

/** Goes once through all that tests usually need, while the box waits for a candidate. */
final class Warmth {
    private static final String NEWER = """
            import static org.assertj.core.api.Assertions.assertThat;
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import static org.junit.jupiter.api.Assertions.assertThrows;
            import java.util.List;
            import org.junit.jupiter.api.BeforeEach;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.params.ParameterizedTest;
            import org.junit.jupiter.params.provider.CsvSource;

            class NewerWarm {
                @BeforeEach void before() {}
                @Test void passes() { assertThat(List.of(1)).containsExactly(1); assertThat("a").isEqualTo("a"); assertThrows(IllegalStateException.class, () -> { throw new IllegalStateException(); }); }
                @Test void fails() { assertEquals(1, 2); }
                @ParameterizedTest @CsvSource({"1, 1", "2, 2"}) void both(int one, int other) { assertEquals(one, other); }
            }
            """;
    private static final String OLDER = """
            import org.junit.Test;

            public class OlderWarm {
                @Test(timeout = 1000) public void passes() { org.junit.Assert.assertEquals(1, 1); }
            }
            """;

    private Warmth() {}

    static void warm(Runner runner, Build build) throws IOException, InterruptedException {
        Sources sources = new Sources(Map.of("NewerWarm.java", NEWER, "OlderWarm.java", OLDER));
        runner.rehearse(build.build(sources, Set.of("NewerWarm.java")).classes(), Set.of("NewerWarm#passes", "NewerWarm#fails", "NewerWarm#both"));
        runner.rehearse(build.build(sources, Set.of("OlderWarm.java")).classes(), Set.of("OlderWarm#passes"));
    }
}
