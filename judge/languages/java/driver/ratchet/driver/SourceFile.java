package ratchet.driver;

import java.net.URI;
import java.util.Objects;
import javax.tools.SimpleJavaFileObject;

/** A source in memory. */
public final class SourceFile extends SimpleJavaFileObject {
    private final String path;
    private final String packageName;
    private final String text;

    SourceFile(String path, String packageName, String text) {
        super(URI.create("memory:///" + path.replaceAll("[^\\w./-]", "_")), Kind.SOURCE);
        this.path = path;
        this.packageName = packageName;
        this.text = text;
    }

    public String path() {
        return path;
    }

    /** Of the class that the file is named after: `shapes.Circle`. */
    public String className() {
        String name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    String packageName() {
        return packageName;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.SOURCE && path.endsWith(simpleName + ".java") && (path.length() == simpleName.length() + 5 || path.charAt(path.length() - simpleName.length() - 6) == '/');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile file && file.path.equals(path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path);
    }
}
