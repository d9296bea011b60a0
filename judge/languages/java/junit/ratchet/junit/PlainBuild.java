package ratchet.junit;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import ratchet.driver.Compiler;
import ratchet.driver.Needs;
import ratchet.driver.SourceFile;
import ratchet.driver.Sources;

/** Compiles in memory, with the libraries that tests may use. */
final class PlainBuild implements Build {
    // kept: to look through the libraries takes it longer than to compile a task
    private final Compiler compiler;

    PlainBuild(String libraries) {
        compiler = new Compiler(Needs.classPath(libraries));
    }

    @Override
    public Built build(Sources sources, Set<String> roots) {
        List<SourceFile> files = roots.stream().map(sources::at).filter(Objects::nonNull).toList();
        Compiler.Compiled compiled = compiler.compile(sources, files);
        return new Built(compiled.problems(), Needs.over(ClassLoader.getSystemClassLoader()), compiled.classes());
    }
}
