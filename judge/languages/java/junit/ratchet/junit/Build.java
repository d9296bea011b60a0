package ratchet.junit;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ratchet.driver.Compiler.ClassFile;
import ratchet.driver.Sources;
import ratchet.driver.TaskClasses;

/** How the files of a job become classes. */
interface Build {
    /** `roots`: the paths of the candidate's sources and of the tests. */
    Built build(Sources sources, Set<String> roots) throws IOException, InterruptedException;

    /** No classes where there are problems. `unbuildable`: why the project itself cannot be built here, whatever the candidate; or null. `libraries`: what classes may use. */
    record Built(List<Map<String, Object>> problems, String unbuildable, ClassLoader libraries, List<ClassFile> compiled) {
        Built(List<Map<String, Object>> problems, ClassLoader libraries, List<ClassFile> compiled) {
            this(problems, null, libraries, compiled);
        }

        TaskClasses classes() {
            return new TaskClasses(libraries, compiled);
        }
    }
}
