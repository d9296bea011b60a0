package ratchet.driver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads the classes of a task, and nothing of the driver: its parent has only the libraries. */
public final class TaskClasses extends ClassLoader {
    private final Map<String, Compiler.ClassFile> files = new HashMap<>();

    public TaskClasses(ClassLoader libraries, Collection<Compiler.ClassFile> compiled) {
        super("task", libraries);
        for (Compiler.ClassFile each : compiled) files.put(each.name(), each);
    }

    /** The path of the source of a class; null for a class that is not of the task. */
    public String pathOf(String className) {
        Compiler.ClassFile file = files.get(className);
        return file == null ? null : file.path();
    }

    /** The names of the classes that a file defines, those in others last. */
    public List<String> definedIn(String path) {
        List<String> names = new ArrayList<>();
        for (Compiler.ClassFile each : files.values()) if (each.path().equals(path)) names.add(each.name());
        names.sort((one, other) -> one.length() == other.length() ? one.compareTo(other) : one.length() - other.length());
        return names;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Compiler.ClassFile file = files.get(name);
        if (file == null) throw new ClassNotFoundException(name);
        return defineClass(name, file.bytes(), 0, file.bytes().length);
    }
}
