package io.nas4j.db;

import io.nas4j.core.WorkFailedException;
import io.nas4j.db.connect.Connector;
import io.nas4j.db.connect.Database;
import io.nas4j.db.connect.FileConnector;
import io.nas4j.db.connect.MemoryConnector;
import io.nas4j.db.connect.ServerConnector;
import io.nas4j.db.file.StoreFiles;
import io.nas4j.db.h2.Confinement;
import io.nas4j.db.h2.Login;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.StoreLocation;
import io.nas4j.db.schema.Schema;
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
        Confinement.force();
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
                if (!readable(database, location)) {
                    database.close(); // what it has open is about to be replaced
                    refuseOutdated(location);
                    open(location, OpenMode.WRITE, patience, login).close();
                    opened = true;
                    return open(location, OpenMode.READ, patience, login);
                }
            } else {
                makeTables(database, login, location);
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
    private static void makeTables(Database database, Login login, StoreLocation location) {
        if (version(database, location).equals(Optional.of(Schema.VERSION))) {
            return;
        }
        if (location.file().isPresent()) {
            throw new WorkFailedException("the storage " + location.shown()
                    + " is in use by an older nas4j; wait until that ends: its tables must be brought up to date");
        }
        database.withUrl(url -> Schema.migrate(url, login, location.shown()));
    }

    private static void refuseOutdated(StoreLocation location) {
        if (location.file().filter(file -> !StoreFiles.replaceable(file)).isPresent()) {
            throw new InvalidInputException(
                    "the storage " + location.shown() + " has the tables of an older release, and"
                            + " this user may not bring them up to date there; read a copy of the file in a folder that may be"
                            + " written");
        }
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
