package io.nas4j.api.workplace;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A folder with the jars of plug-ins and of what they need. A jar that offers a plug-in of nas4j must say in its manifest for
 * which release it was built: interfaces may change between releases, and a plug-in of another one would fail in the middle of
 * a study.
 */
public final class PluginFolder implements AutoCloseable {

    /** The attribute of a manifest that names the release. */
    public static final String RELEASE = "Nas4j-Release";

    private static final String OFFERS = "META-INF/services/io.nas4j.";

    private final Loader loader;

    private PluginFolder(Loader loader) {
        this.loader = loader;
    }

    /**
     * Looks at the jars, and loads no class.
     *
     * @param release of this program
     * @throws InvalidInputException where the folder is none or a jar was built for another release
     */
    public static PluginFolder open(Path folder, String release) {
        List<Path> jars = jars(folder);
        if (jars.isEmpty()) {
            throw new InvalidInputException("--plugins " + folder + " has no jars");
        }
        jars.forEach(jar -> refuseOtherRelease(jar, release));
        return new PluginFolder(new Loader(jars, PluginFolder.class.getClassLoader()));
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException("--plugins must be a folder with jars, but " + folder
                    + (Files.exists(folder) ? " is none" : " does not exist"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .map(file -> file.toAbsolutePath().normalize())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException("--plugins " + folder + " cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    private static void refuseOtherRelease(Path jar, String release) {
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.stream().noneMatch(entry -> entry.getName().startsWith(OFFERS))) {
                return; // what a plug-in needs
            }
            Attributes manifest = file.getManifest() == null
                    ? new Attributes()
                    : file.getManifest().getMainAttributes();
            String built = manifest.getValue(RELEASE);
            if (!release.equals(built)) {
                throw new InvalidInputException("plug-in " + jar + " was built for "
                        + (built == null
                                ? "an unknown release (its manifest has no " + RELEASE + ")"
                                : "nas4j " + built)
                        + ", but this is nas4j " + release + "; use one that was built for it");
            }
        } catch (IOException e) {
            throw new InvalidInputException("plug-in " + jar + " cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /** Sees the plug-ins, and all that this program has. */
    public ClassLoader loader() {
        return loader;
    }

    /** The jars of the folder that the calling thread uses; none where it uses none. */
    static List<Path> inUse() {
        return Thread.currentThread().getContextClassLoader() instanceof Loader loader ? loader.jars : List.of();
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new WorkFailedException("a plug-in cannot be closed: " + AtomicFile.reason(e), e);
        }
    }

    private static final class Loader extends URLClassLoader {

        private final List<Path> jars;

        Loader(List<Path> jars, ClassLoader parent) {
            super(jars.stream().map(Loader::url).toArray(URL[]::new), parent);
            this.jars = jars;
        }

        private static URL url(Path jar) {
            try {
                return jar.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }
}
