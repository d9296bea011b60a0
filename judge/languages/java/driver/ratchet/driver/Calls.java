package ratchet.driver;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls what a case names, with the overload that its arguments fit best. */
final class Calls {
    private final TaskClasses classes;
    private final Map<String, Object> kept = new HashMap<>();

    Calls(TaskClasses classes) {
        this.classes = classes;
    }

    void keep(String name, Object value) {
        kept.put(name, value);
    }

    /** What the call returned. Only a call on a kept object names no module. */
    Declared call(Map<?, ?> call) throws Missing, InvocationTargetException {
        List<?> args = (List<?>) call.get("args");
        String fn = (String) call.get("fn");
        int colon = fn.indexOf(':');
        String name = fn.substring(colon + 1);
        String where = colon < 0 ? "" : " in " + fn.substring(0, colon) + ".java";
        try {
            if (!((Map<?, ?>) call.get("kwargs")).isEmpty()) throw new Missing(name + " is not defined with named arguments");
            Declared result = colon < 0 ? onObject(kept.get((String) call.get("on")), name, args) : inModule(fn.substring(0, colon), name, args);
            return Boolean.TRUE.equals(call.get("drain")) ? Answers.drained(result) : result;
        } catch (InvocationTargetException error) {
            throw error;
        } catch (Missing error) {
            throw new Missing(error.getMessage() + where);
        } catch (ReflectiveOperationException | ClassCastException error) {
            throw new Missing(name + " cannot be called" + where + ": " + error.getClass().getSimpleName());
        }
    }

    private Declared inModule(String module, String name, List<?> args) throws ReflectiveOperationException {
        int dot = name.lastIndexOf('.');
        Class<?> made = Names.find(module, name, classes);
        if (made != null) return invoke(List.of(made.getDeclaredConstructors()), null, name, args);
        Class<?> owner = dot < 0 ? Names.main(module, classes) : Names.find(module, name.substring(0, dot), classes);
        if (owner == null) throw new Missing(name + " is not defined");
        return invoke(methodsOf(owner, name.substring(dot + 1)), null, name, args);
    }

    private Declared onObject(Object object, String name, List<?> args) throws ReflectiveOperationException {
        if (object == null) throw new Missing(name + " is not defined: there is no object");
        List<Executable> methods = methodsOf(object.getClass(), name);
        if (!methods.isEmpty() || !args.isEmpty()) return invoke(methods, object, name, args);
        if (name.equals("length") && object.getClass().isArray()) return new Declared(java.lang.reflect.Array.getLength(object), int.class);
        for (Field field : Names.fieldsOf(object.getClass())) {
            if (!field.getName().equals(name)) continue;
            field.setAccessible(true);
            return new Declared(field.get(object), field.getGenericType());
        }
        throw new Missing(name + " is not defined in " + object.getClass().getSimpleName());
    }

    private static List<Executable> methodsOf(Class<?> owner, String name) {
        List<Executable> found = new ArrayList<>();
        for (Class<?> each = owner; each != null && each.getClassLoader() instanceof TaskClasses; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) if (method.getName().equals(name) && !method.isSynthetic()) found.add(method);
        }
        // inherited from the JDK, and default methods; those of classes that are not exported are reached by their interfaces
        for (Method method : owner.getMethods()) if (method.getName().equals(name) && !method.isSynthetic() && !found.contains(method)) found.add(method);
        return found;
    }

    private Declared invoke(List<? extends Executable> overloads, Object object, String name, List<?> args) throws ReflectiveOperationException {
        Fitted best = null;
        for (Executable each : overloads.stream().sorted(Comparator.comparing(Executable::toGenericString)).toList()) {
            Fitted fitted = fit(each, args);
            if (fitted != null && (best == null || fitted.strain() < best.strain())) best = fitted;
        }
        if (best == null) throw new Missing(overloads.isEmpty() ? name + " is not defined" : name + " is not defined for these arguments");
        return best.call(object);
    }

    /** null where the arguments do not fit. */
    private Fitted fit(Executable target, List<?> args) throws ReflectiveOperationException {
        Type[] types = target.getGenericParameterTypes();
        Arguments arguments = new Arguments(classes, kept);
        List<?> given = target.isVarArgs() && !isSpread(args, types.length) ? packed(args, types.length) : args;
        // a class that is local or an inner one has parameters that its signature does not name
        if (given.size() != types.length || types.length != target.getParameterCount()) return null;
        Object[] converted = new Object[types.length];
        try {
            for (int index = 0; index < types.length; index++) converted[index] = arguments.convert(given.get(index), types[index]);
        } catch (Unfit error) {
            return null;
        }
        return new Fitted(target, converted, arguments.strain);
    }

    private static boolean isSpread(List<?> args, int parameters) {
        return args.size() == parameters && args.get(parameters - 1) instanceof List;
    }

    private static List<Object> packed(List<?> args, int parameters) {
        int fixed = Math.min(parameters - 1, args.size());
        List<Object> packed = new ArrayList<>(args.subList(0, fixed));
        packed.add(new ArrayList<>(args.subList(fixed, args.size())));
        return packed;
    }

    private record Fitted(Executable target, Object[] args, int strain) {
        Declared call(Object object) throws ReflectiveOperationException {
            accessible(target);
            if (target instanceof Constructor<?> constructor) return new Declared(constructor.newInstance(args), constructor.getDeclaringClass());
            Method method = (Method) target;
            Object receiver = object == null && !Modifier.isStatic(method.getModifiers()) ? fresh(method.getDeclaringClass()) : object;
            return new Declared(method.invoke(receiver, args), method.getGenericReturnType());
        }

        private static Object fresh(Class<?> owner) throws ReflectiveOperationException {
            Constructor<?> constructor = Arrays.stream(owner.getDeclaredConstructors()).filter(each -> each.getParameterCount() == 0).findFirst().orElseThrow(() -> new Missing(owner.getSimpleName() + " is not defined without arguments"));
            constructor.setAccessible(true);
            return constructor.newInstance();
        }

        private static void accessible(Executable target) {
            if (target.getDeclaringClass().getClassLoader() instanceof TaskClasses) target.setAccessible(true);
        }
    }

    static final class Missing extends ReflectiveOperationException {
        private static final long serialVersionUID = 1;

        Missing(String message) {
            super(message, null);
        }
    }
}
