package io.nas4j.db.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The file that a path led to when it was opened. A file that is removed or replaced stays open, and what is written into it is
 * lost when it is closed.
 *
 * @param key what the system tells files apart by; {@code null} where it tells nothing
 */
public record PlacedFile(Path path, @Nullable Object key) {

    /** The file at a path; empty where there is none. */
    public static Optional<PlacedFile> at(Path path) {
        return attributes(path).map(found -> new PlacedFile(path, found.fileKey()));
    }

    /** Whether the path still leads to this file. */
    public boolean inPlace() {
        return attributes(path)
                .filter(found -> Objects.equals(found.fileKey(), key))
                .isPresent();
    }

    /**
     * Whether the path still leads to this file, and the file is as long as this process has made it.
     *
     * @param store what has the file open
     */
    public boolean inPlace(MVStore store) {
        AtomicLong size = new AtomicLong(-1);
        AtomicLong expected = new AtomicLong();
        try {
            // no other session writes meanwhile
            store.executeFilestoreOperation(() -> {
                size.set(attributes(path)
                        .filter(found -> Objects.equals(found.fileKey(), key))
                        .map(BasicFileAttributes::size)
                        .orElse(-1L));
                expected.set(store.getFileStore().size());
            });
        } catch (MVStoreException e) {
            return inPlace(); // an error has closed it, which the next piece of work says
        }
        return size.get() == expected.get();
    }

    private static Optional<BasicFileAttributes> attributes(Path path) {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
