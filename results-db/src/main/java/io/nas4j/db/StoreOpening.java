package io.nas4j.db;

import io.nas4j.core.WorkFailedException;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Opens a store: looks at the path first, then opens the database and sees to its tables. */
final class StoreOpening {

    /** Longer than a host needs to end and the next to begin, and than a reader keeps the file. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static {
        Loopback.force();
    }

    private StoreOpening() {}

    static H2StudyStore open(StoreLocation location, OpenMode mode) {
        return open(location, mode, PATIENCE);
    }

    /**
     * @param patience how long to wait for a process that keeps the file locked
     */
    static H2StudyStore open(StoreLocation location, OpenMode mode, Duration patience) {
        Deque<Path> made = prepare(location, mode);
        Connector connector = location.database().isPresent() && location.file().isPresent()
                ? new FileConnector(
                        location, location.database().get(), location.file().get(), mode)
                : new MemoryConnector(location, mode);
        Database database = new Database(connector, location.shown(), patience);
        boolean opened = false;
        try {
            if (mode == OpenMode.READ) {
                if (!readable(database, location)) {
                    database.close(); // what it has open is about to be replaced
                    open(location, OpenMode.WRITE, patience).close();
                    opened = true;
                    return open(location, OpenMode.READ, patience);
                }
            } else {
                makeTables(database, location);
            }
            opened = true;
        } finally {
            if (!opened) {
                database.close();
                StoreFiles.removeEmpty(made);
            }
        }
        return new H2StudyStore(database, mode, location.shown());
    }

    private static Deque<Path> prepare(StoreLocation location, OpenMode mode) {
        Optional<Path> file = location.file();
        if (file.isEmpty()) {
            return new ArrayDeque<>();
        }
        if (mode == OpenMode.READ) {
            StoreFiles.checkReadable(file.get());
            return new ArrayDeque<>();
        }
        return StoreFiles.makeWritable(file.get());
    }

    /** A file has its tables before it is hosted; one that has not is hosted by a program that knows no others. */
    private static void makeTables(Database database, StoreLocation location) {
        if (version(database, location).equals(Optional.of(Schema.VERSION))) {
            return;
        }
        if (location.file().isPresent()) {
            throw new WorkFailedException("the storage " + location.shown()
                    + " is in use by an older nas4j; wait until that ends: its tables must be brought up to date");
        }
        database.withUrl(url -> Schema.migrate(url, location.shown()));
    }

    private static boolean readable(Database database, StoreLocation location) {
        int version = version(database, location)
                .orElseThrow(() -> new InvalidInputException("there is no nas4j storage at " + location.shown()));
        return version == Schema.VERSION;
    }

    private static Optional<Integer> version(Database database, StoreLocation location) {
        return database.read((handle, again) -> Schema.version(handle, location.shown()));
    }
}
