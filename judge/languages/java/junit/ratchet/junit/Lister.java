package ratchet.junit;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import ratchet.driver.SourceFile;

/** Names the tests of trusted files from their texts alone: `com.example.GcdTest#zero`. */
final class Lister {
    private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");
    private static final Set<String> SWITCHED_OFF = Set.of("Disabled", "Ignore");

    private final List<String> ids = new ArrayList<>();

    private Lister() {}

    static List<String> idsOf(List<SourceFile> tests) throws IOException {
        Lister lister = new Lister();
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(Writer.nullWriter(), null, diagnostic -> {}, null, null, tests);
        for (CompilationUnitTree unit : task.parse()) {
            String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
            for (Tree type : unit.getTypeDecls()) if (type instanceof ClassTree each) lister.add(each, prefix + each.getSimpleName());
        }
        return lister.ids;
    }

    private void add(ClassTree type, String name) {
        if (annotatedWith(SWITCHED_OFF, type.getModifiers())) return;
        boolean isTestCase = type.getExtendsClause() != null && type.getExtendsClause().toString().endsWith("TestCase");
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree inner) add(inner, name + "$" + inner.getSimpleName());
            if (member instanceof MethodTree method && isTest(method, isTestCase)) ids.add(name + "#" + method.getName());
        }
    }

    private static boolean isTest(MethodTree method, boolean inTestCase) {
        if (annotatedWith(SWITCHED_OFF, method.getModifiers())) return false;
        return annotatedWith(TESTS, method.getModifiers()) || (inTestCase && method.getName().toString().startsWith("test"));
    }

    private static boolean annotatedWith(Set<String> names, ModifiersTree modifiers) {
        for (AnnotationTree each : modifiers.getAnnotations()) {
            String name = each.getAnnotationType().toString();
            if (names.contains(name.substring(name.lastIndexOf('.') + 1))) return true;
        }
        return false;
    }
}
