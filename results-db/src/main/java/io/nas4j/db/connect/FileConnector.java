package io.nas4j.db.connect;

import io.nas4j.core.WorkFailedException;
import io.nas4j.db.file.FileHeader;
import io.nas4j.db.file.FileState;
import io.nas4j.db.file.OrderedFiles;
import io.nas4j.db.file.PlacedFile;
import io.nas4j.db.file.StoreFiles;
import io.nas4j.db.h2.Confinement;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.StoreLocation;
import io.nas4j.db.schema.Schema;
import io.nas4j.db.schema.SchemaUpdate;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Opens a database file that several processes use. The process with the operating system's lock on the file has it open. The
 * system releases the lock when the process ends, however it ends.
 *
 * <ul>
 *   <li>A writer that finds the file free opens it and lets the others in: the host. Any other goes through the host, and
 *       becomes it when the host is gone.
 *   <li>A reader goes through the host; where there is none it opens the file read-only, under a shared lock, for the time
 *       of a query. It never hosts, so nobody depends on it.
 * </ul>
 *
 * <p>H2's own mixed mode (AUTO_SERVER) is not used: after a kill it waits seconds for its lock file to grow old, a reader
 * that comes first becomes the server of a writer, and it allows no read-only open.
 */
public final class FileConnector implements Connector {

    static {
        Confinement.force();
        OrderedFiles.register();
    }

    private static final String OURS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    private static final int SILENCE_MILLIS = 20_000;

    /** Bytes that a file may have before there is anything in it: H2's two headers, and what a kill cut short. */
    private static final long MOST_OF_A_BEGINNING = 3 * 4096;

    /** Nanoseconds for which a check holds: processes that begin at once must not keep each other out by checking. */
    private static final long CHECK_LASTS = 2_000_000_000;

    private final StoreLocation location;
    private final Path database;
    private final Path file;
    private final OpenMode mode;
    private @Nullable DatabaseHost host;
    private @Nullable FileChannel replaced;
    private OptionalLong checked = OptionalLong.empty();

    /** What a writer wrote into; it writes into no other file that takes its place. */
    private Optional<PlacedFile> written = Optional.empty();

    public FileConnector(StoreLocation location, Path database, Path file, OpenMode mode) {
        this.location = location;
        this.database = database;
        this.file = file;
        this.mode = mode;
    }

    @Override
    public Opened open() throws SQLException {
        close();
        if (written.isPresent() && !written.get().inPlace()) {
            throw misplaced();
        }
        // one at a time in this process, so that the second store on a file goes through the first
        synchronized (FileConnector.class) {
            Optional<HostAddress> other = HostAddress.read(HostAddress.fileOf(database));
            if (other.isPresent() && other.get().answers() && FileState.held(file)) {
                Optional<Opened> guest = throughHost(other.get());
                if (guest.isPresent()) {
                    place();
                    return guest.get();
                }
            }
            Optional<FileHeader> closed = FileState.settle(file);
            if (mode == OpenMode.READ) {
                return readOnly(closed);
            }
            if (closed.isPresent()) {
                FileState.requireLastCommit(closed.get(), file);
            }
            return asHost();
        }
    }

    /**
     * H2 begins a database anew in a file whose content it cannot find; read-only, it says so instead.
     *
     * @param closed what a file has that was closed
     */
    private Opened readOnly(Optional<FileHeader> closed) throws SQLException {
        String url = url() + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE";
        try {
            Connection connection = H2.connect(url);
            boolean whole = false;
            try {
                if (closed.isPresent()) {
                    FileState.requireLastCommit(
                            closed.get(), H2.store(connection).orElseThrow());
                }
                whole = true;
            } finally {
                if (!whole) {
                    connection.close();
                }
            }
            return new Opened(connection, url, false, false);
        } catch (SQLException e) {
            if (!DatabaseErrors.empty(e)) {
                throw e;
            }
            boolean begun = StoreFiles.size(file) <= MOST_OF_A_BEGINNING;
            int code = begun ? ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1 : ErrorCode.FILE_CORRUPTED_1;
            throw new SQLException("it holds no database", "HY000", code, e);
        }
    }

    private Opened asHost() throws SQLException {
        if (checked.isEmpty() || System.nanoTime() - checked.getAsLong() > CHECK_LASTS) {
            bringUpToDate();
            checked = OptionalLong.of(System.nanoTime());
        }
        // WRITE_DELAY: a commit is in the file when it returns, not half a second later.
        // RETENTION_TIME: room that is free is taken again at once; OrderedFiles sees to what is newer being on the
        // disk.
        // MAX_COMPACT_TIME: chunks are not moved while the database closes, which a second Ctrl-C would interrupt.
        String url = url() + ";WRITE_DELAY=0;RETENTION_TIME=0;MAX_COMPACT_TIME=0";
        Connection connection = H2.connect(url);
        try {
            if (connection.isReadOnly()) {
                // a reader of this same process has it open for the moment
                throw DatabaseErrors.lockedFile(file);
            }
            place();
            requireInPlace(connection);
            host = new DatabaseHost(connection, H2.ORDERED + database, database);
        } finally {
            if (host == null) {
                connection.close();
            }
        }
        return new Opened(connection, url, true, false);
    }

    /** Refuses a damaged file on the way. */
    private void bringUpToDate() throws SQLException {
        if (StoreFiles.size(file) == 0 && !Files.exists(file)) {
            SchemaUpdate.create(location, file);
        } else if (StoreFiles.size(file) <= MOST_OF_A_BEGINNING || !current()) {
            replaced = SchemaUpdate.replace(location, file);
        }
    }

    private boolean current() throws SQLException {
        try (Connection connection = readOnly(Optional.empty()).connection();
                Handle handle = Jdbi.create(connection).open()) {
            return Schema.version(handle, location.shown()).equals(Optional.of(Schema.VERSION));
        }
    }

    /** The one name of the file in this process: H2 takes two names for two databases. */
    private String url() {
        return H2.ordered(location.url()) + OURS;
    }

    private static Optional<Opened> throughHost(HostAddress host) {
        String url = "jdbc:h2:tcp://" + Confinement.ADDRESS + ":" + host.port() + "/" + host.key() + ";NETWORK_TIMEOUT="
                + SILENCE_MILLIS;
        try {
            return Optional.of(new Opened(H2.connect(url), url, true, true));
        } catch (SQLException e) {
            // it has just ended, or another program has its port: the lock on the file decides
            return Optional.empty();
        }
    }

    /** Notes the file that is at the path, for a writer that has just reached it. */
    private void place() {
        if (mode == OpenMode.WRITE && written.isEmpty()) {
            written = PlacedFile.at(file);
        }
    }

    @Override
    public void requireInPlace(Connection connection) throws SQLException {
        if (mode == OpenMode.READ) {
            return;
        }
        Optional<MVStore> store = H2.store(connection);
        boolean inPlace = written.isPresent()
                && (store.isPresent()
                        ? written.get().inPlace(store.get())
                        : written.get().inPlace());
        if (!inPlace) {
            throw misplaced();
        }
    }

    private WorkFailedException misplaced() {
        return new WorkFailedException("the storage " + location.shown() + " was removed, replaced or cut while it was"
                + " written, so that what is stored now would be lost; put the file or a copy of it in its place and"
                + " resume");
    }

    /**
     * Gives the file up.
     *
     * @throws WorkFailedException where the file is not what this process has written
     */
    @Override
    public void close() {
        DatabaseHost ours = host;
        if (ours != null) {
            host = null;
            ours.close();
        }
        unlock();
        if (ours != null) {
            requireWritten();
        }
    }

    private void requireWritten() {
        if (written.isPresent() && !written.get().inPlace()) {
            throw misplaced();
        }
        try {
            FileState.requireWhole(file);
        } catch (SQLException e) {
            throw DatabaseErrors.said(e, location.shown());
        }
    }

    /** Lets go of the file that was replaced. */
    private void unlock() {
        FileChannel old = replaced;
        if (old != null) {
            replaced = null;
            try {
                old.close();
            } catch (IOException e) {
                return; // it was only locked
            }
        }
    }
}
