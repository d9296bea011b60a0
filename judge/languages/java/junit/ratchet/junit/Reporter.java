package ratchet.junit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Reports each test method once, with all its invocations: it passed when at least one ran and none failed. */
final class Reporter implements TestExecutionListener {
    private final BiConsumer<String, Map<String, ?>> record;
    private final Function<Throwable, Map<String, Object>> describe;
    /** id → the parts of the plan that stand for it and are not over: a parameterized class has the same method several times */
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private TestPlan plan;
    private boolean anyFailed;

    Reporter(BiConsumer<String, Map<String, ?>> record, Function<Throwable, Map<String, Object>> describe) {
        this.record = record;
        this.describe = describe;
    }

    /** As the framework would end. */
    int exitCode() {
        return anyFailed ? 1 : 0;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
        for (TestIdentifier root : plan.getRoots()) for (TestIdentifier each : plan.getDescendants(root)) if (isWhole(each)) open.merge(idOf(each), 1, Integer::sum);
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        if (isWhole(identifier)) start(idOf(identifier));
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        String id = methodOf(identifier);
        if (id == null) {
            if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) endAll(identifier, nameOf(result), result.getThrowable().orElse(null));
            return;
        }
        Outcome outcome = outcomes.get(id);
        if (identifier.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) outcome.add(nameOf(result), result.getThrowable().orElse(null));
        if (isWhole(identifier)) end(id);
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        String id = methodOf(identifier);
        if (id == null) {
            endAll(identifier, "skipped", null);
            return;
        }
        if (isWhole(identifier)) start(id);
        outcomes.get(id).add("skipped", null);
        if (isWhole(identifier)) end(id);
    }

    private void start(String id) {
        if (outcomes.putIfAbsent(id, new Outcome()) == null) record.accept("started", Map.of("id", id));
    }

    private void end(String id) {
        if (open.merge(id, -1, Integer::sum) > 0) return;
        Outcome outcome = outcomes.get(id);
        if (outcome.worst.equals("failed")) anyFailed = true;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("outcome", outcome.worst);
        fields.put("raised", outcome.error == null ? null : describe.apply(outcome.error));
        record.accept("finished", fields);
    }

    /** What stands for a whole class came to this: so did the tests in it that are not over. */
    private void endAll(TestIdentifier container, String outcome, Throwable error) {
        for (TestIdentifier each : plan.getDescendants(container)) {
            if (!isWhole(each) || open.get(idOf(each)) <= 0) continue;
            start(idOf(each));
            outcomes.get(idOf(each)).add(outcome, error);
            end(idOf(each));
        }
    }

    /** Whether this stands for a method itself, and not for one of its invocations. */
    private boolean isWhole(TestIdentifier identifier) {
        return idOf(identifier) != null && plan.getParent(identifier).map(this::methodOf).isEmpty();
    }

    /** The method that this is, or is a part of. */
    private String methodOf(TestIdentifier identifier) {
        for (TestIdentifier each = identifier; each != null; each = plan.getParent(each).orElse(null)) if (idOf(each) != null) return idOf(each);
        return null;
    }

    static String idOf(TestIdentifier identifier) {
        return identifier.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast).map(Reporter::idOf).orElse(null);
    }

    static String idOf(MethodSource source) {
        return source.getClassName() + "#" + source.getMethodName();
    }

    private static String nameOf(TestExecutionResult result) {
        return switch (result.getStatus()) {
            case SUCCESSFUL -> "passed";
            case ABORTED -> "skipped";
            case FAILED -> "failed";
        };
    }

    /** The worst of the invocations, and what the first of these threw. */
    private static final class Outcome {
        private String worst = "failed";
        private Throwable error;
        private boolean any;

        void add(String outcome, Throwable thrown) {
            boolean isWorse = !any || (!worst.equals("failed") && !outcome.equals("passed"));
            if (isWorse && !(any && worst.equals(outcome))) {
                worst = outcome;
                error = thrown;
            }
            any = true;
        }
    }
}
