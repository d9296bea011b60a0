package ratchet.driver;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources in memory. Other sources of the task are compiled with them where they are used. */
public final class Compiler {
    private static final int MAX_PROBLEMS = 20;

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    // kept, so that what a first compilation has read of the libraries serves the next
    private final JavaFileManager libraries = compiler.getStandardFileManager(null, Locale.ENGLISH, null);
    private final List<String> options = new ArrayList<>(List.of("-g", "-proc:none", "-nowarn", "-Xlint:none", "-implicit:class"));

    /** `classPath`: jars that the sources may use beside the JDK. */
    public Compiler(String classPath) {
        options.addAll(List.of("-classpath", classPath));
    }

    /** `problems` of the judge's protocol; no classes where there are any. */
    public record Compiled(List<Map<String, Object>> problems, List<ClassFile> classes) {}

    /** `path` of the source that it comes from. */
    public record ClassFile(String name, String path, byte[] bytes) {}

    public Compiled compile(Sources sources, Collection<SourceFile> roots) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        InMemory files = new InMemory(libraries, sources);
        if (roots.isEmpty()) return new Compiled(List.of(), List.of());
        try {
            boolean done = compiler.getTask(Writer.nullWriter(), files, diagnostics, options, null, roots).call();
            List<Map<String, Object>> problems = problemsOf(diagnostics.getDiagnostics());
            if (done && problems.isEmpty()) return new Compiled(List.of(), files.classes());
            return new Compiled(problems.isEmpty() ? List.of(problem(first(roots), 0, "the compiler gave up")) : problems, List.of());
        } catch (StackOverflowError | OutOfMemoryError | RuntimeException error) {
            if (error instanceof OutOfMemoryError full) Memory.exhaust(full);
            return new Compiled(List.of(problem(first(roots), 0, "the compiler failed: " + error.getClass().getSimpleName())), List.of());
        }
    }

    private static String first(Collection<SourceFile> roots) {
        return roots.isEmpty() ? "" : roots.iterator().next().path();
    }

    private static List<Map<String, Object>> problemsOf(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        List<Map<String, Object>> problems = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : diagnostics) {
            if (each.getKind() != Diagnostic.Kind.ERROR || problems.size() == MAX_PROBLEMS) continue;
            String path = each.getSource() instanceof SourceFile file ? file.path() : "";
            problems.add(problem(path, (int) Math.max(0, each.getLineNumber()), each.getMessage(Locale.ENGLISH)));
        }
        return problems;
    }

    private static Map<String, Object> problem(String path, int line, String message) {
        return new TreeMap<>(Map.of("path", path, "line", line, "message", message));
    }

    /** Finds the task's sources by their packages, and takes the classes. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Sources sources;
        private final List<Output> outputs = new ArrayList<>();

        InMemory(JavaFileManager libraries, Sources sources) {
            super(libraries);
            this.sources = sources;
        }

        List<ClassFile> classes() {
            return outputs.stream().map(Output::file).toList();
        }

        @Override
        public boolean hasLocation(Location location) {
            return location == StandardLocation.SOURCE_PATH || super.hasLocation(location);
        }

        @Override
        public Iterable<JavaFileObject> list(Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws java.io.IOException {
            if (location != StandardLocation.SOURCE_PATH) return super.list(location, packageName, kinds, recurse);
            return kinds.contains(JavaFileObject.Kind.SOURCE) ? new ArrayList<>(sources.inPackage(packageName)) : List.of();
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof SourceFile source ? source.className() : super.inferBinaryName(location, file);
        }

        @Override
        public boolean isSameFile(FileObject one, FileObject other) {
            return one.equals(other);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            Output output = new Output(className, sibling instanceof SourceFile source ? source.path() : "");
            outputs.add(output);
            return output;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final String name;
        private final String path;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String name, String path) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.path = path;
        }

        ClassFile file() {
            return new ClassFile(name, path, bytes.toByteArray());
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }
}
