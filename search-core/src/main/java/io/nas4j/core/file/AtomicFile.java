package io.nas4j.core.file;

import io.nas4j.core.WorkFailedException;
import io.nas4j.space.InvalidInputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a file so that whoever reads it, even after a kill or a power cut, sees the old content or the new, never a
 * part: the content goes to a {@link TemporaryPath} beside it, is forced to the disk, and takes the name. In a folder that
 * its owner alone may use, so is the file.
 */
public final class AtomicFile {

    private static final int BUFFER = 1 << 16;

    private AtomicFile() {}

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of it; need not flush or close. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Creates or replaces the file; a link keeps pointing at the file that is replaced. Nothing is left behind where
     * this fails.
     *
     * @throws InvalidInputException where a file cannot be made at that path
     * @throws WorkFailedException where writing breaks off, as on a full disk
     */
    public static void write(Path file, Content content) {
        Path target = target(file);
        try (TemporaryPath temporary = create(file, target)) {
            fill(temporary.path(), content);
            temporary.replace(target);
        } catch (IOException e) {
            throw new WorkFailedException("writing " + file + " broke off: " + reason(e), e);
        }
    }

    /**
     * Refuses a path at which {@link #write} would fail; for what writes after long work.
     *
     * @throws InvalidInputException where a file cannot be made at that path
     */
    public static void requireWritable(Path file) {
        create(file, target(file)).close();
    }

    private static Path target(Path file) {
        if (Files.isDirectory(file)) {
            throw refusal(file, "it is a directory; give the path of a file");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw refusal(file, "it is not a regular file; give the path of a new or an ordinary file");
        }
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path folder = target.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw refusal(file, folder + " is not a directory; give a path in a directory that exists");
            }
            return target;
        } catch (IOException e) {
            throw new InvalidInputException("cannot write " + file + ": " + reason(e), e);
        }
    }

    private static TemporaryPath create(Path file, Path target) {
        try {
            Path folder = Optional.ofNullable(target.getParent()).orElse(target);
            return TemporaryPath.file(target, ".tmp", OwnerOnly.fileIn(folder));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "cannot write " + file + ": " + reason(e) + "; give a path in a directory that can be written", e);
        }
    }

    private static void fill(Path temporary, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static InvalidInputException refusal(Path file, String why) {
        return new InvalidInputException("cannot write " + file + ": " + why);
    }

    /** Why the operating system refused, without the path, for a sentence that names it already. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException system) {
            // the message of such an exception begins with the path, and often is nothing else
            return system.getReason() == null
                    ? withoutReason(system)
                    : system.getReason().toLowerCase(Locale.ROOT);
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static String withoutReason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return "the directory is not empty";
        }
        return e instanceof NotDirectoryException ? "it is no directory" : "the system says no more";
    }
}
