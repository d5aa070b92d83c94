package io.nas4j.db.connect;

import io.nas4j.core.WorkFailedException;
import io.nas4j.db.h2.DatabaseErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Runs pieces of work, each in one transaction, on one connection and one thread. Where the process goes away that has the file
 * open, this class opens a new connection and repeats the work.
 */
public final class Database implements AutoCloseable {

    /** A piece of work in a transaction. */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * @param again true where the work may have been committed before, without an answer
         */
        T in(Handle handle, boolean again);
    }

    /** A piece of work with the URL under which further connections can be opened. */
    @FunctionalInterface
    public interface UrlWork {
        void with(String url);
    }

    /** Idle time after which a connection is closed that keeps writers out. */
    private static final Duration IDLE = Duration.ofMillis(100);

    /** Time after which such a connection is closed for a pause, in which a writer tries more than once. */
    private static final Duration LONGEST = Duration.ofMillis(1000);

    /** Time between two looks at what other processes have written through this one. */
    private static final Duration TIDY = Duration.ofMillis(25);

    private static final Duration REST = Duration.ofMillis(250);
    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final StoreThread thread = new StoreThread();
    private final Compaction compaction = new Compaction();
    private final Connector connector;
    private final String shown;
    private final Duration patience;
    private final Jdbi jdbi;
    private Connector.@Nullable Opened opened;
    private @Nullable Future<?> closing;
    private @Nullable Future<?> tidying;
    private long openedAt;
    private long restsUntil = System.nanoTime();

    /**
     * @param shown the database's file, for messages
     * @param patience how long to wait for a process that keeps the file locked or for the next host
     */
    public Database(Connector connector, String shown, Duration patience) {
        this.connector = connector;
        this.shown = shown;
        this.patience = patience;
        this.jdbi = Jdbi.create(new ConnectionFactory() {
            @Override
            public Connection openConnection() throws SQLException {
                return connection().connection();
            }

            @Override
            public void closeConnection(Connection connection) {
                // it is kept for the next piece of work
            }
        });
    }

    /** Reads. */
    public <T> T read(Work<T> work) {
        return thread.call(() -> persist(again -> jdbi.inTransaction(handle -> work.in(handle, again))));
    }

    /** Writes. When it returns, the written rows survive a power failure. */
    public <T> T write(Work<T> work) {
        return thread.call(() -> persist(again -> {
            // also before: a file that was cut is as long as it should be when it has grown again
            connector.requireInPlace(connection().connection());
            T result = jdbi.inTransaction(handle -> work.in(handle, again));
            sync();
            compaction.wrote(connection().connection());
            return result;
        }));
    }

    /** Does work that needs connections of its own, while this one is open. */
    public void withUrl(UrlWork work) {
        thread.call(() -> persist(again -> {
            work.with(connection().url());
            sync();
            return true;
        }));
    }

    @Override
    public void close() {
        if (!thread.closed()) {
            try {
                thread.call(() -> {
                    gather();
                    drop();
                    connector.close();
                    return true;
                });
            } finally {
                thread.close();
            }
        }
    }

    private interface Attempt<T> {
        T run(boolean again) throws SQLException;
    }

    private <T> T persist(Attempt<T> attempt) throws InterruptedException, SQLException {
        OptionalLong deadline = OptionalLong.empty();
        long pause = 10;
        for (boolean again = false; ; again = true) {
            try {
                begin();
                T result = attempt.run(again);
                end();
                return result;
            } catch (SQLException | RuntimeException e) {
                boolean cutOff = cutOff(e);
                boolean worthwhile = cutOff || (DatabaseErrors.passes(e) && !(again && closedByItself(e)));
                if (cutOff || DatabaseErrors.lost(e) || DatabaseErrors.locked(e)) {
                    drop();
                } else {
                    end();
                }
                if (!worthwhile || (deadline.isPresent() && System.nanoTime() > deadline.getAsLong())) {
                    throw cutOff ? DatabaseErrors.silent(e, shown) : DatabaseErrors.said(e, shown);
                }
                // from when it first had to wait: making a file may take long on a busy machine
                deadline = OptionalLong.of(deadline.orElse(System.nanoTime() + patience.toNanos()));
                Thread.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            } catch (OutOfMemoryError e) {
                drop();
                throw new WorkFailedException(
                        "the storage " + shown + " cannot be read in the memory that there is, or is damaged", e);
            }
        }
    }

    /** Whether H2 has closed the file in this process, as after a full disk or a damaged page. */
    private boolean closedByItself(Exception error) {
        return DatabaseErrors.lost(error) && opened != null && !opened.guest();
    }

    /**
     * Whether the process that has the file open went away during a call. H2's client may then report any error. Where the host's
     * last answer was that it closes, the client fails because its own session is missing.
     */
    private boolean cutOff(Exception error) throws SQLException {
        return DatabaseErrors.ofDatabase(error)
                && opened != null
                && opened.guest()
                && (opened.connection().isClosed() || DatabaseErrors.interrupted(error));
    }

    private Connector.Opened connection() throws SQLException {
        Connector.Opened current = opened;
        if (current == null) {
            current = connector.open();
            opened = current;
            openedAt = System.nanoTime();
            if (hosting() && (tidying == null || tidying.isDone())) {
                tidying = thread.later(TIDY, this::tidy);
            }
        }
        return current;
    }

    /**
     * Makes the system write the file to the disk, the one at its path. H2's commit only writes into the file. A server's user
     * may lack this right.
     */
    private void sync() throws SQLException {
        try (Statement statement = connection().connection().createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException e) {
            if (!DatabaseErrors.notAllowed(e)) {
                throw e;
            }
        }
        connector.requireInPlace(connection().connection());
    }

    /** Sees to what others write through this process; its own writes do so themselves. */
    private void tidy() {
        if (!hosting()) {
            return;
        }
        try {
            compaction.wrote(connection().connection());
            tidying = thread.later(TIDY, this::tidy);
        } catch (SQLException e) {
            return; // it was lost, which the next piece of work finds
        }
    }

    /** Leaves the file no longer than need be. Where it is not what this process wrote, closing says so. */
    private void gather() {
        if (!hosting()) {
            return;
        }
        try {
            connector.requireInPlace(connection().connection());
            compaction.gather(connection().connection());
        } catch (SQLException | WorkFailedException e) {
            return;
        }
    }

    /** Whether this process has the file open to write. */
    private boolean hosting() {
        return opened != null && opened.keeps() && !opened.guest();
    }

    private void begin() throws InterruptedException {
        if (closing != null) {
            closing.cancel(false);
            closing = null;
        }
        if (opened == null) {
            Thread.sleep(Math.max(0, (restsUntil - System.nanoTime()) / 1_000_000));
        }
    }

    private void end() {
        if (opened == null || opened.keeps()) {
            return;
        }
        if (System.nanoTime() - openedAt > LONGEST.toNanos()) {
            drop();
            restsUntil = System.nanoTime() + REST.toNanos();
        } else {
            closing = thread.later(IDLE, this::drop);
        }
    }

    private void drop() {
        Connector.Opened last = opened;
        opened = null;
        if (last != null) {
            try {
                last.connection().close();
            } catch (SQLException e) {
                // it was lost before
            }
        }
    }
}
