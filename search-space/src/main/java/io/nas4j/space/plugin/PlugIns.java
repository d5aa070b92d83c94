package io.nas4j.space.plugin;

import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * Finds plug-ins. They are looked for with the context class loader of the calling thread: it sees the class path, and the
 * folder that {@code --plugins} names. Nothing is kept, so that every caller gets objects of its own.
 */
public final class PlugIns {

    private PlugIns() {}

    /**
     * All plug-ins of a kind, in the order of the class path.
     *
     * @throws InvalidInputException where one cannot be made
     */
    public static <T> List<T> all(Class<T> kind) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? kind.getClassLoader() : context;
        List<T> found = new ArrayList<>();
        try {
            ServiceLoader.load(kind, loader).forEach(found::add);
        } catch (ServiceConfigurationError | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new InvalidInputException(
                    "a plug-in (" + kind.getSimpleName() + ") cannot be used: " + e.getMessage()
                            + (cause == e ? "" : ": " + cause),
                    e);
        }
        return List.copyOf(found);
    }

    /**
     * The first plug-in of a kind that has a name.
     *
     * @param name says how a plug-in is called
     */
    public static <T> Optional<T> find(Class<T> kind, Function<T, String> name, String wanted) {
        return all(kind).stream()
                .filter(each -> name.apply(each).equals(wanted))
                .findFirst();
    }
}
