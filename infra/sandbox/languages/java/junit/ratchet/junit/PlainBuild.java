package ratchet.junit;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import ratchet.driver.Compiler;
import ratchet.driver.SourceFile;
import ratchet.driver.Sources;
import ratchet.driver.TaskClasses;

/** Compiles in memory, with the libraries that tests may use. */
final class PlainBuild implements Build {
    private final String libraries;

    PlainBuild(String libraries) {
        this.libraries = libraries;
    }

    @Override
    public Built build(Sources sources, Set<String> roots) {
        List<SourceFile> files = roots.stream().map(sources::at).filter(Objects::nonNull).toList();
        Compiler.Compiled compiled = new Compiler(libraries).compile(sources, files);
        return new Built(compiled.problems(), new TaskClasses(ClassLoader.getSystemClassLoader(), compiled.classes()));
    }
}
