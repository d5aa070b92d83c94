package io.nas4j.db.connect;

import io.nas4j.db.h2.H2;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.mvstore.MVStoreException;

/**
 * Keeps a database file from growing with what was overwritten. Each commit is a chunk of its own in the file, with all the
 * pages that it changed; few of them stay current. H2 gathers what is current in its background thread, which it has only
 * where commits are delayed, and ours are not.
 */
final class Compaction {

    /** Writes between two rounds; at a few kilobytes each, a round has more to gain than it writes. */
    private static final int EVERY = 64;

    /** Per cent of the file's pages that are current, from which on nothing is done. */
    private static final int FILL_RATE = 70;

    /** Bytes that a round writes at most, so that no write waits long for one. */
    private static final int BYTES = 512 * 1024;

    private int writes;

    /** Counts a write and now and then does a round; does nothing where another process has the file open. */
    void wrote(Connection connection) throws SQLException {
        writes++;
        if (writes % EVERY != 0) {
            return;
        }
        try {
            H2.store(connection).ifPresent(store -> store.compact(FILL_RATE, BYTES));
        } catch (MVStoreException e) {
            // what was to be written is; the store has closed itself, which the next piece of work finds and says
            return;
        }
    }
}
