package io.nas4j.db;

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
        return open(location, mode, patience, location.server() ? Login.of(System.getenv()) : Login.OF_FILES);
    }

    /** @param login of a server */
    static H2StudyStore open(StoreLocation location, OpenMode mode, Duration patience, Login login) {
        Deque<Path> made = prepare(location, mode);
        Connector connector = location.database().isPresent() && location.file().isPresent()
                ? new FileConnector(
                        location, location.database().get(), location.file().get(), mode)
                : location.server() ? new ServerConnector(location, mode, login) : new MemoryConnector(location, mode);
        Database database = new Database(connector, location.shown(), patience);
        boolean opened = false;
        try {
            if (mode == OpenMode.READ) {
                checkTables(database, location, patience, login);
            } else {
                makeTables(database, login, location.shown());
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

    private static void makeTables(Database database, Login login, String shown) {
        if (!current(database, shown)) {
            database.withUrl(url -> Schema.migrate(url, login, shown));
        }
    }

    private static void checkTables(Database database, StoreLocation location, Duration patience, Login login) {
        Optional<Integer> version = database.read((handle, again) -> Schema.version(handle, location.shown()));
        if (version.isEmpty()) {
            throw new InvalidInputException("there is no nas4j storage at " + location.shown());
        }
        if (version.get() < Schema.VERSION) {
            open(location, OpenMode.WRITE, patience, login).close();
        }
    }

    private static boolean current(Database database, String shown) {
        Optional<Integer> version = database.read((handle, again) -> Schema.version(handle, shown));
        return version.equals(Optional.of(Schema.VERSION));
    }
}
