package io.nas4j.db.file;

import io.nas4j.core.file.OwnerOnly;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Checks a storage's folder and file before H2 does. H2's own messages are long and come after it has created files. */
public final class StoreFiles {

    private StoreFiles() {}

    /**
     * Refuses a file that is missing or cannot be read.
     *
     * @throws InvalidInputException naming the file
     */
    public static void checkReadable(Path file) {
        if (size(file) == 0) {
            throw new InvalidInputException("there is no nas4j storage at " + file.getParent() + " (no "
                    + file.getFileName() + " there): a search or an import makes one");
        }
        if (!Files.isReadable(file)) {
            throw new InvalidInputException("the storage " + file + " may not be read by this user");
        }
    }

    /**
     * Creates the file's folder where it is missing, for its owner alone, so that H2 can create or write the file.
     *
     * @return the created folders, deepest first
     * @throws InvalidInputException where the file cannot be written; created folders are removed again
     */
    public static Deque<Path> makeWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new InvalidInputException("storage must be in a folder, but was '" + file + "'");
        }
        if (Files.exists(file) && !(Files.isRegularFile(file) && Files.isReadable(file) && Files.isWritable(file))) {
            throw new InvalidInputException("the storage " + file + " must be a file that this user may write");
        }
        Deque<Path> missing = new ArrayDeque<>();
        @Nullable Path above = folder;
        while (above != null && !Files.exists(above)) {
            missing.push(above);
            above = above.getParent();
        }
        if (above == null || !Files.isDirectory(above)) {
            throw new InvalidInputException(
                    "storage must be a folder, but " + (above == null ? folder : above) + " is not one");
        }
        if (!Files.isWritable(above)) {
            throw new InvalidInputException(
                    "storage must be a folder that this user may write, but " + above + " is not");
        }
        Deque<Path> made = new ArrayDeque<>();
        try {
            for (Path each : missing) {
                if (create(each)) {
                    made.push(each);
                }
            }
            Files.delete(Files.createTempFile(folder, "nas4j", ".tmp"));
        } catch (IOException e) {
            removeEmpty(made);
            throw new InvalidInputException(
                    "storage must be a folder that this user may write, but in " + folder + " no file can be made", e);
        }
        return made;
    }

    /** Creates a folder, unless another process has just done so. */
    private static boolean create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, OwnerOnly.folder(folder));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Whether another file may take its place. */
    public static boolean replaceable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return Files.isWritable(file) && folder != null && Files.isWritable(folder);
    }

    /** Removes created folders that are not needed. A folder that another process has begun to use stays. */
    public static void removeEmpty(Deque<Path> made) {
        try {
            for (Path each : made) {
                Files.delete(each);
            }
        } catch (IOException e) {
            // it is in use by now, and so are those above it
        }
    }

    /** The file's size in bytes, 0 where there is none. */
    public static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
