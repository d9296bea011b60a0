package ratchet.junit;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ratchet.driver.Compiler;
import ratchet.driver.Sources;

/** Compiles the project of a job with Maven, without a network, by the pom of the task. Its tests run here, not there. */
final class MavenBuild implements Build {
    private static final int MAX_PROBLEMS = 20;
    private static final Path JOB = Path.of("/job");
    private static final Path PROJECT = Path.of("/work/project");
    private static final Path REPOSITORY = Path.of("/tmp/repository");
    private static final Path CLASS_PATH = Path.of("/tmp/class-path");
    private static final Pattern PROBLEM = Pattern.compile("\\[ERROR\\] " + PROJECT + "/(\\S+\\.java):\\[(\\d+),\\d+\\] (.*)");

    private final Path home;

    /** `home`: the folder with Maven, its repository and a JDK that it runs in. */
    MavenBuild(Path home) {
        this.home = home;
    }

    @Override
    public Built build(Sources sources, Set<String> roots) throws IOException, InterruptedException {
        copyProject();
        // Maven writes beside what it reads
        ended(new ProcessBuilder("/bin/cp", "-rs", home + "/repository", REPOSITORY.toString()));
        String output = ended(new ProcessBuilder(maven()));
        if (!Files.exists(CLASS_PATH)) return failed(output);
        List<Compiler.ClassFile> compiled = new ArrayList<>();
        for (String side : List.of("main", "test")) addClasses(compiled, side);
        URL[] libraries = Stream.of(Files.readString(CLASS_PATH).trim().split(":")).filter(path -> !path.isEmpty()).map(MavenBuild::urlOf).toArray(URL[]::new);
        return new Built(List.of(), new URLClassLoader("libraries", libraries, ClassLoader.getSystemClassLoader()), compiled);
    }

    /** What no source has is asked once more without any: a pom that fails then, too, fails whoever brings a solution. */
    private Built failed(String output) throws IOException, InterruptedException {
        List<Map<String, Object>> problems = problemsIn(output);
        if (!problems.isEmpty()) return new Built(problems, null, List.of());
        try (Stream<Path> found = Files.walk(PROJECT)) {
            for (Path each : (Iterable<Path>) found.filter(path -> path.toString().endsWith(".java"))::iterator) Files.delete(each);
        }
        String withoutSources = ended(new ProcessBuilder(maven()));
        String why = firstErrorIn(output);
        return new Built(List.of(Map.of("path", "pom.xml", "line", 0, "message", why)), Files.exists(CLASS_PATH) ? null : firstErrorIn(withoutSources), null, List.of());
    }

    private List<String> maven() {
        List<String> command = new ArrayList<>(List.of(home + "/jdk/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Xshare:auto", "-XX:-UsePerfData", "-XX:SharedArchiveFile=" + home + "/maven.jsa"));
        command.addAll(List.of("-classpath", home + "/maven/boot/plexus-classworlds-2.x.jar", "-Dclassworlds.conf=" + home + "/maven/bin/m2.conf", "-Dmaven.home=" + home + "/maven"));
        command.addAll(List.of("-Dmaven.multiModuleProjectDirectory=" + PROJECT, "org.codehaus.plexus.classworlds.launcher.Launcher"));
        command.addAll(List.of("-o", "-q", "-B", "-f", PROJECT + "/pom.xml", "-Dstyle.color=never", "-Dmaven.repo.local=" + REPOSITORY));
        command.addAll(List.of("test-compile", "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath", "-Dmdep.outputFile=" + CLASS_PATH));
        return command;
    }

    /** All but what would steer Maven or the compiler beside the pom. */
    private static void copyProject() throws IOException {
        try (Stream<Path> found = Files.walk(JOB)) {
            for (Path each : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
                Path path = JOB.relativize(each);
                if (path.startsWith(".mvn") || path.endsWith("META-INF/services/javax.annotation.processing.Processor")) continue;
                Files.createDirectories(PROJECT.resolve(path).getParent());
                Files.copy(each, PROJECT.resolve(path));
            }
        }
    }

    private static String ended(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static List<Map<String, Object>> problemsIn(String output) {
        Set<Map<String, Object>> problems = new LinkedHashSet<>();
        Matcher found = PROBLEM.matcher(output);
        while (found.find() && problems.size() < MAX_PROBLEMS) problems.add(Map.of("path", found.group(1), "line", Integer.parseInt(found.group(2)), "message", found.group(3)));
        return List.copyOf(problems);
    }

    /** A pom that cannot be read is told behind a line that says only that. */
    private static String firstErrorIn(String output) {
        for (String level : List.of("FATAL", "ERROR")) {
            Matcher found = Pattern.compile("\\[" + level + "\\] (\\S.*)").matcher(output);
            if (found.find()) return found.group(1);
        }
        return "Maven gave up";
    }

    private static void addClasses(List<Compiler.ClassFile> compiled, String side) throws IOException {
        Path folder = PROJECT.resolve(side.equals("main") ? "target/classes" : "target/test-classes");
        if (!Files.exists(folder)) return;
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) found.filter(path -> path.toString().endsWith(".class"))::iterator) {
                String name = folder.relativize(each).toString().replaceFirst("\\.class$", "");
                compiled.add(new Compiler.ClassFile(name.replace('/', '.'), "src/" + side + "/java/" + name.replaceFirst("\\$.*", "") + ".java", Files.readAllBytes(each)));
            }
        }
    }

    private static URL urlOf(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException error) {
            throw new IllegalStateException(error);
        }
    }
}
