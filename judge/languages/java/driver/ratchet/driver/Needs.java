package ratchet.driver;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** The jars that a task names, where its boxes have any. */
public final class Needs {
    private static final File FOLDER = new File("/mnt/ratchet/needs/java");

    private Needs() {}

    /** For the compiler, beside what else it looks through. */
    public static String classPath(String libraries) {
        StringJoiner path = new StringJoiner(File.pathSeparator).add(libraries);
        for (File jar : jars()) path.add(jar.getPath());
        return path.toString();
    }

    public static ClassLoader over(ClassLoader libraries) {
        List<URL> urls = new ArrayList<>();
        try {
            for (File jar : jars()) urls.add(jar.toURI().toURL());
        } catch (MalformedURLException error) {
            throw new IllegalStateException(error);
        }
        return urls.isEmpty() ? libraries : new URLClassLoader(urls.toArray(new URL[0]), libraries);
    }

    private static File[] jars() {
        File[] jars = FOLDER.listFiles((folder, name) -> name.endsWith(".jar"));
        if (jars == null) return new File[0];
        Arrays.sort(jars);
        return jars;
    }
}
