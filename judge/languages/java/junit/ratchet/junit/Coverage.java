package ratchet.junit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.IExecutionDataAccessorGenerator;
import org.jacoco.core.runtime.RuntimeData;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import ratchet.driver.Compiler.ClassFile;
import ratchet.driver.TaskClasses;

/** Which lines of the candidate ran, as JaCoCo counts them. The candidate can forge it: it is told as untrusted. */
final class Coverage {
    /** A class beside the candidate's, through which its probes reach their data: nothing that a program may use itself, as loggers and properties are. */
    private static final String HOLDER = "ratchet$Probes";
    private static final String FIELD = "data";

    private final RuntimeData data = new RuntimeData();
    private final List<ClassFile> measured;
    private final List<ClassFile> instrumented = new ArrayList<>();

    /** Throws IOException for classes of a Java that JaCoCo does not know. */
    Coverage(List<ClassFile> compiled, Predicate<String> isOfCandidate) throws IOException {
        measured = compiled.stream().filter(each -> isOfCandidate.test(each.path())).toList();
        Instrumenter instrumenter = new Instrumenter(new Access());
        for (ClassFile each : compiled) instrumented.add(measured.contains(each) ? new ClassFile(each.name(), each.path(), instrumenter.instrument(each.bytes(), each.name())) : each);
        instrumented.add(new ClassFile(HOLDER, "", holder()));
    }

    /** The classes of the task, with probes in those of the candidate. */
    TaskClasses classes(ClassLoader libraries) throws ReflectiveOperationException {
        TaskClasses classes = new TaskClasses(libraries, instrumented);
        Class.forName(HOLDER, true, classes).getField(FIELD).set(null, data);
        return classes;
    }

    /** The fields of the record `covered`. */
    Map<String, Integer> lines() throws IOException {
        ExecutionDataStore executed = new ExecutionDataStore();
        data.collect(executed, new SessionInfoStore(), false);
        CoverageBuilder builder = new CoverageBuilder();
        Analyzer analyzer = new Analyzer(executed, builder);
        for (ClassFile each : measured) analyzer.analyzeAll(new ByteArrayInputStream(each.bytes()), each.name());
        List<ICounter> files = builder.getSourceFiles().stream().map(ISourceFileCoverage::getLineCounter).toList();
        return Map.of("lines", files.stream().mapToInt(ICounter::getTotalCount).sum(), "covered", files.stream().mapToInt(ICounter::getCoveredCount).sum());
    }

    private static byte[] holder() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, HOLDER, null, "java/lang/Object", null);
        writer.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, FIELD, "Ljava/lang/Object;", null, null).visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static final class Access implements IExecutionDataAccessorGenerator {
        private static final int STACK = 6;

        @Override
        public int generateDataAccessor(long id, String name, int probes, MethodVisitor method) {
            method.visitFieldInsn(Opcodes.GETSTATIC, HOLDER, FIELD, "Ljava/lang/Object;");
            RuntimeData.generateAccessCall(id, name, probes, method);
            return STACK;
        }
    }
}
