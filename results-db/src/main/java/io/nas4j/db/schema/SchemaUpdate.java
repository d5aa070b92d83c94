package io.nas4j.db.schema;

import io.nas4j.core.file.OwnerOnly;
import io.nas4j.core.file.TemporaryPath;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.Login;
import io.nas4j.db.h2.OpenFiles;
import io.nas4j.db.h2.StoreLocation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Creates the tables of a file, or brings them up to date, in a copy that then replaces the file. H2 commits every step of an
 * {@code ALTER TABLE} by itself, and a kill between two steps would leave broken tables. With the copy a file has either all of
 * an update or none of it.
 */
public final class SchemaUpdate {

    private static final String ENDING = ".mv.db";

    private SchemaUpdate() {}

    /**
     * Creates the file, unless another process does so first.
     *
     * @throws SQLException where the database reports an error
     */
    public static void create(StoreLocation location, Path file) throws SQLException {
        try (TemporaryPath copy = TemporaryPath.file(file, ENDING, OwnerOnly.file(file))) {
            update(location, file, copy.path());
            copy.takeFree(file);
        } catch (FileAlreadyExistsException e) {
            return; // another process's is as good
        } catch (IOException e) {
            throw new SQLException("the file " + file + " cannot be made: " + DatabaseErrors.reason(e), e);
        }
    }

    /**
     * Replaces the file by one with the newest tables.
     *
     * @return the replaced file, locked, so that a process that has just found it cannot open it; to be closed later
     * @throws SQLException {@link DatabaseErrors#locked} where another process has the file open
     */
    public static FileChannel replace(StoreLocation location, Path file) throws SQLException {
        if (OpenFiles.has(file)) {
            throw DatabaseErrors.lockedFile(file);
        }
        boolean replaced = false;
        FileChannel old = open(file);
        try (TemporaryPath copy = TemporaryPath.file(file, ENDING, OwnerOnly.file(file))) {
            FileLock lock = old.tryLock();
            if (lock == null) {
                throw DatabaseErrors.lockedFile(file);
            }
            // through this one channel: closing another would give the lock up
            try (FileChannel to = FileChannel.open(copy.path(), StandardOpenOption.WRITE)) {
                long size = old.size();
                for (long at = 0; at < size; ) {
                    at += old.transferTo(at, size - at, to);
                }
            }
            update(location, file, copy.path());
            OwnerOnly.likeBefore(file, copy.path());
            copy.replace(file);
            replaced = true;
            return old;
        } catch (OverlappingFileLockException e) {
            throw DatabaseErrors.lockedFile(file);
        } catch (IOException e) {
            throw new SQLException(
                    "the file " + file + " cannot be brought up to date: " + DatabaseErrors.reason(e), e);
        } finally {
            if (!replaced) {
                close(old);
            }
        }
    }

    private static FileChannel open(Path file) throws SQLException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new SQLException("the file " + file + " cannot be opened: " + DatabaseErrors.reason(e), e);
        }
    }

    private static void update(StoreLocation location, Path file, Path copy) throws SQLException, IOException {
        String settings = location.url().substring(("jdbc:h2:file:" + base(file)).length());
        String url = "jdbc:h2:file:" + base(copy) + settings + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        try (Connection connection = H2.connect(url);
                Statement statement = connection.createStatement()) {
            Schema.migrate(url, Login.OF_FILES, location.shown());
            statement.execute("SHUTDOWN");
        } catch (SQLException | RuntimeException e) {
            // nobody else has the copy: H2 closes it where it cannot write
            if (DatabaseErrors.lost(e)) {
                throw noRoom(e);
            }
            throw e;
        }
        requireWhole(url, location.shown());
        try (FileChannel written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    /** Reads the new file before it replaces the old one. H2 may fail to write its last pages without an error. */
    private static void requireWhole(String url, String shown) throws SQLException {
        try (Connection connection = H2.connect(url + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE");
                Handle handle = Jdbi.create(connection).open()) {
            if (!Schema.version(handle, shown).equals(Optional.of(Schema.VERSION))) {
                throw noRoom(new IllegalStateException("the copy has not got the newest tables"));
            }
        }
    }

    private static SQLException noRoom(Exception error) {
        IOException reason = new IOException("no space left for a copy of it, or the disk does not write");
        SQLException said = new SQLException(reason.getMessage(), "HY000", ErrorCode.IO_EXCEPTION_1, reason);
        said.addSuppressed(error);
        return said;
    }

    private static String base(Path file) {
        String path = file.toString();
        return path.substring(0, path.length() - ENDING.length());
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            return; // it was only locked
        }
    }
}
