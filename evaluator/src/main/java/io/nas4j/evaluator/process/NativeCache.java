package io.nas4j.evaluator.process;

import io.nas4j.core.WorkFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;

/**
 * The folder that native libraries are unpacked into: one for each set of library versions. An engine is unpacked by one
 * process at a time. A process that read a library while another unpacked it would crash.
 */
public final class NativeCache {

    private static final String PROPERTY = "org.bytedeco.javacpp.cachedir";
    private static final Object IN_THIS_PROCESS = new Object();

    private final Path folder;

    private NativeCache(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder for libraries of these versions: within the folder that JavaCPP is told to use, or uses by itself.
     *
     * @param versions name the libraries that share a folder
     */
    public static NativeCache of(String versions) {
        String name = "nas4j-" + versions.replaceAll("[^A-Za-z0-9._-]+", "-");
        for (Path root : roots()) {
            Path folder = root.endsWith(name) ? root : root.resolve(name);
            try {
                Files.createDirectories(folder);
                if (Files.isWritable(folder)) {
                    return new NativeCache(folder);
                }
            } catch (IOException e) {
                continue; // the next may be writable
            }
        }
        throw new WorkFailedException("native libraries cannot be unpacked: none of " + roots() + " can be written; -D"
                + PROPERTY + "=FOLDER in JAVA_TOOL_OPTIONS names another folder");
    }

    /** The same places in the same order as JavaCPP's. */
    private static List<Path> roots() {
        String chosen = System.getProperty(PROPERTY);
        if (chosen != null) {
            return List.of(Path.of(chosen));
        }
        return List.of(
                Path.of(System.getProperty("user.home"), ".javacpp", "cache"),
                Path.of(System.getProperty("java.io.tmpdir"), "javacpp-" + System.getProperty("user.name")));
    }

    /**
     * Loads an engine from this folder. The first process that does so unpacks its libraries; others wait until they are
     * complete.
     *
     * @param engine name of the engine
     * @param loading loads its native libraries
     */
    public <T> T load(String engine, Supplier<T> loading) {
        Path complete = folder.resolve(engine + ".complete");
        synchronized (IN_THIS_PROCESS) {
            System.setProperty(PROPERTY, folder.toString());
            if (Files.exists(complete)) {
                return loading.get();
            }
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("unpacking.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                T loaded = loading.get();
                if (held.isValid() && !Files.exists(complete)) {
                    Files.createFile(complete);
                }
                return loaded;
            } catch (IOException e) {
                throw new WorkFailedException("native libraries cannot be unpacked into " + folder + ": " + e, e);
            }
        }
    }
}
