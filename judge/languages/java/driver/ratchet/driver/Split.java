package ratchet.driver;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs alone with one candidate: takes its files and calls as JSON lines, answers plain data.
 *
 * What is expected is not known here. Whatever the candidate does to this process, it can only change the data that it
 * answers, and the judge outside compares that.
 */
public final class Split {
    private final Channel channel = new Channel();
    private final Printed printed = new Printed();
    private TaskClasses classes;

    private Split() {}

    public static void main(String[] args) throws IOException {
        Warmth.warm();
        new Split().serve();
        // threads of the candidate do not keep the box
        Runtime.getRuntime().halt(0);
    }

    private void serve() throws IOException {
        channel.write(Map.of("waiting", true));
        Map<String, Object> job = channel.read();
        if (job == null || !compile(job) || !load((List<?>) job.get("load"))) return;
        Calls calls = new Calls(classes);
        for (Map<String, Object> call = channel.read(); call != null; call = channel.read()) channel.write(answer(calls, call));
    }

    @SuppressWarnings("unchecked")
    private boolean compile(Map<String, Object> job) throws IOException {
        Map<String, String> files = (Map<String, String>) job.get("files");
        Workspace.write(files);
        Sources sources = new Sources(files);
        Compiler.Compiled compiled = new Compiler(Needs.classPath("")).compile(sources, rootsOf(job, sources));
        channel.write(Map.of("compiled", compiled.problems()));
        classes = new TaskClasses(Needs.over(ClassLoader.getPlatformClassLoader()), compiled.classes());
        Thread.currentThread().setContextClassLoader(classes);
        return compiled.problems().isEmpty();
    }

    /** The candidate's sources and the modules that will be called; what these use is compiled with them. */
    private static Collection<SourceFile> rootsOf(Map<String, Object> job, Sources sources) {
        Set<SourceFile> roots = new LinkedHashSet<>();
        for (Object path : (List<?>) job.get("compile")) roots.add(sources.at((String) path));
        for (Object module : (List<?>) job.get("load")) roots.add(sources.at(module + ".java"));
        roots.remove(null);
        return roots;
    }

    private boolean load(List<?> modules) throws IOException {
        Map<String, Object> failure = null;
        for (Object module : modules) {
            Class<?> main = Names.main((String) module, classes);
            try {
                if (main != null) Class.forName(main.getName(), true, classes);
            } catch (ExceptionInInitializerError error) {
                failure = raised(error.getCause());
            } catch (Throwable error) {
                failure = raised(error);
            }
            if (failure != null) break;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("loaded", failure);
        channel.write(answer);
        return failure == null;
    }

    private Map<String, Object> answer(Calls calls, Map<String, Object> call) {
        boolean print = Boolean.TRUE.equals(call.get("print"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", call.get("id"));
        try {
            for (Object each : (List<?>) call.get("steps")) {
                Map<?, ?> step = (Map<?, ?>) each;
                calls.keep((String) step.get("keep"), calls.call((Map<?, ?>) step.get("call")).value());
            }
            if (print) printed.keep();
            answer.put("returned", Answers.encode(calls.call(call), classes));
        } catch (Calls.Missing error) {
            answer.put("missing", error.getMessage());
            return answer;
        } catch (InvocationTargetException error) {
            answer.put("raised", raised(error.getCause()));
        } catch (Throwable error) {
            answer.put("raised", raised(error));
        }
        if (print) answer.put("printed", printed.kept());
        return answer;
    }

    private Map<String, Object> raised(Throwable error) {
        if (error instanceof OutOfMemoryError full) Memory.exhaust(full);
        return Raised.of(error, classes, path -> true);
    }
}
