package io.nas4j.core.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A temporary file or folder beside the place that it is for. Its name is random, and making it fails where something has
 * that name. Closing it removes what is left of it, and nothing that somebody else made.
 */
public final class TemporaryPath implements AutoCloseable {

    /** With which the names of all of them begin. */
    public static final String BEGINNING = ".nas4j-";

    private final Path path;
    private boolean taken;

    private TemporaryPath(Path path) {
        this.path = path;
    }

    /**
     * Makes an empty file.
     *
     * @param target that the file is for, in a folder that exists
     * @param ending of the file's name
     * @param attributes that the file gets
     */
    public static TemporaryPath file(Path target, String ending, FileAttribute<?>... attributes) throws IOException {
        Path path = beside(target, ending);
        Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileChannel.open(path, anew, attributes).close();
        return new TemporaryPath(path);
    }

    /**
     * Makes an empty folder.
     *
     * @param target that the folder is for, in a folder that exists
     */
    public static TemporaryPath folder(Path target, FileAttribute<?>... attributes) throws IOException {
        return new TemporaryPath(Files.createDirectory(beside(target, ".tmp"), attributes));
    }

    private static Path beside(Path target, String ending) {
        return target.resolveSibling(BEGINNING + UUID.randomUUID() + ending);
    }

    public Path path() {
        return path;
    }

    /**
     * Gives the file or folder its name, which must be free: of several processes that want one name at once, one gets it.
     *
     * @throws FileAlreadyExistsException where something has the name
     */
    public void takeFree(Path target) throws IOException {
        if (Files.isDirectory(path)) {
            Files.createDirectory(target);
            takeReserved(target);
        } else {
            link(target);
        }
        force(target);
    }

    private void link(Path target) throws IOException {
        try {
            Files.createLink(target, path);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // a file system without links
            Files.createFile(target);
            takeReserved(target);
        }
    }

    /** Replaces an empty file or folder that this object made a moment ago. */
    private void takeReserved(Path target) throws IOException {
        boolean done = false;
        try {
            rename(target);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(target);
            }
        }
    }

    /** Gives the file its name, in the place of the file that has it. */
    public void replace(Path target) throws IOException {
        rename(target);
        force(target);
    }

    private void rename(Path target) throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
        taken = true;
    }

    /** Makes the new name itself durable; Windows neither needs nor allows it. */
    private static void force(Path target) {
        Path folder = Optional.ofNullable(target.toAbsolutePath().getParent()).orElse(target);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // the content is durable, and a lost rename leaves what was there before, whole
        }
    }

    /** Removes what is left of it, with all that lies in it. */
    @Override
    public void close() {
        if (taken) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // it is gone, or whatever led here says more
        }
    }
}
