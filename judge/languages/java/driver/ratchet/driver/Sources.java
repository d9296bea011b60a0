package ratchet.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java files of a task by their paths, and the package that each says it is in: paths need not follow packages. */
public final class Sources {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
    private static final Pattern PACKAGE = Pattern.compile("^\\s*(?:@[\\w.]+(?:\\([^)]*\\))?\\s*)*package\\s+([\\w.\\s]+?)\\s*;");

    private final Map<String, SourceFile> byPath = new TreeMap<>();

    public Sources(Map<String, String> files) {
        files.forEach((path, text) -> {
            if (path.endsWith(".java")) byPath.put(path, new SourceFile(path, packageOf(text), text));
        });
    }

    public SourceFile at(String path) {
        return byPath.get(path);
    }

    List<SourceFile> inPackage(String name) {
        List<SourceFile> found = new ArrayList<>();
        for (SourceFile each : byPath.values()) if (each.packageName().equals(name)) found.add(each);
        return found;
    }

    private static String packageOf(String text) {
        Matcher found = PACKAGE.matcher(COMMENT.matcher(text).replaceAll(" "));
        return found.find() ? found.group(1).replaceAll("\\s", "") : "";
    }
}
