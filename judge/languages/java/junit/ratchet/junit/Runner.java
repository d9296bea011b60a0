package ratchet.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ratchet.driver.Channel;
import ratchet.driver.Json;
import ratchet.driver.Memory;
import ratchet.driver.Raised;
import ratchet.driver.SourceFile;
import ratchet.driver.Sources;
import ratchet.driver.TaskClasses;

/**
 * Runs trusted JUnit tests against a candidate in one process, and reports each step as a keyed record.
 *
 * The key comes over a pipe that is closed before a class of the candidate is loaded, and lies in a closed module; the
 * ids of the tests are known to the judge beforehand. Native code can still take the process over: the verdict says
 * `in-process`.
 */
public final class Runner {
    private final Build build;
    private final Suite suite = new Suite();

    private Runner(Build build) {
        this.build = build;
    }

    /** `args[0]`: the folder of the classes that tests may use; `args[1]`, where Maven is to build: the folder with it. */
    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException, ReflectiveOperationException {
        boolean isMaven = args.length > 1;
        Runner runner = new Runner(isMaven ? new MavenBuild(Path.of(args[1])) : new PlainBuild(args[0]));
        // beside what Maven takes nothing is to be gained
        if (!isMaven) Warmth.warm(runner, runner.build);
        Channel channel = new Channel();
        channel.write(Map.of("waiting", true));
        Map<String, Object> job = channel.read();
        if (job == null) Warmth.warmAll(runner, new PlainBuild(args[0]));
        // neither threads nor shutdown hooks of the candidate
        Runtime.getRuntime().halt(job == null ? 0 : runner.serve(channel, job));
    }

    private int serve(Channel channel, Map<String, Object> job) throws IOException, GeneralSecurityException, InterruptedException, ReflectiveOperationException {
        channel.closeInput();
        Recorder recorder = new Recorder(channel, (String) job.get("key"));
        Sources sources = JobFolder.sources();
        int code = Boolean.TRUE.equals(job.get("list")) ? list(recorder, sources, strings(job.get("tests"))) : run(recorder, sources, job);
        if (code >= 0) recorder.write("ended", Map.of("exitCode", code));
        return Math.max(0, code);
    }

    private static int list(Recorder recorder, Sources sources, Set<String> tests) throws IOException {
        recorder.write("listed", Map.of("ids", Lister.idsOf(filesAt(tests, sources))));
        return 0;
    }

    /** The exit code; -1 where nothing could be run. */
    private int run(Recorder recorder, Sources sources, Map<String, Object> job) throws IOException, InterruptedException, ReflectiveOperationException {
        Set<String> candidate = strings(job.get("compile"));
        Set<String> roots = new LinkedHashSet<>(candidate);
        roots.addAll(strings(job.get("tests")));
        Build.Built built = build.build(sources, roots);
        if (built.unbuildable() != null) recorder.write("unbuildable", Map.of("why", built.unbuildable()));
        recorder.write("compiled", Map.of("problems", built.problems()));
        if (!built.problems().isEmpty()) return -1;
        Optional<Coverage> coverage = Boolean.TRUE.equals(job.get("coverage")) ? coverageOf(built, candidate) : Optional.empty();
        TaskClasses classes = coverage.isEmpty() ? built.classes() : coverage.get().classes(built.libraries());
        Reporter reporter = new Reporter(recorder::write, error -> described(error, classes, candidate));
        try {
            suite.run(strings(job.get("ids")), classes, reporter);
        } catch (OutOfMemoryError error) {
            // the framework reports every other error of a test
            Memory.exhaust(error);
            throw error;
        } catch (ClassNotFoundException | LinkageError error) {
            recorder.write("uncollected", Map.of("raised", described(error, classes, candidate)));
            return 1;
        }
        if (coverage.isPresent()) recorder.write("covered", coverage.get().lines());
        return reporter.exitCode();
    }

    /** Empty where the JDK is newer than what measures it. */
    private static Optional<Coverage> coverageOf(Build.Built built, Set<String> candidate) {
        try {
            return Optional.of(new Coverage(built.compiled(), candidate::contains));
        } catch (IOException error) {
            return Optional.empty();
        }
    }

    /** A failure is placed in the candidate or nowhere. */
    private static Map<String, Object> described(Throwable error, TaskClasses classes, Set<String> candidate) {
        if (error instanceof OutOfMemoryError full) Memory.exhaust(full);
        Throwable cause = error instanceof ExceptionInInitializerError && error.getCause() != null ? error.getCause() : error;
        return Raised.of(cause, classes, candidate::contains);
    }

    /** Runs tests that nobody hears of: what they need is loaded then. */
    void rehearse(TaskClasses classes, Set<String> ids) {
        try {
            suite.run(ids, classes, new Reporter((kind, fields) -> Json.write(fields), error -> described(error, classes, Set.of())));
        } catch (ClassNotFoundException error) {
            throw new IllegalStateException(error);
        }
    }

    private static List<SourceFile> filesAt(Set<String> paths, Sources sources) {
        return paths.stream().map(sources::at).filter(each -> each != null).toList();
    }

    private static Set<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
