package io.nas4j.db.connect;

import io.nas4j.db.h2.H2;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;

/**
 * Keeps a database file from growing with what was overwritten. Each commit is a chunk of its own in the file, with all the
 * pages that it changed; few of them stay current. A chunk without a current page is room for the next ones. This class moves
 * the current pages of the emptiest chunks together, a few at a time while a process writes, and all of them at its end. H2 does
 * so in its background thread, which it has only where commits are delayed, and ours are not.
 */
final class Compaction {

    /** Bytes up to which a file is short enough whatever is in it: its tables alone take 100 KB. */
    private static final int SHORT = 192 * 1024;

    /** Per cent of the file that are current, from which on a process that writes moves nothing. */
    private static final int ENOUGH = 75;

    /** Bytes that a round may move for each write into the file since the last round. A write is some 20 KB. */
    private static final int BYTES_A_WRITE = 64 * 1024;

    /** Bytes that a round moves at least, if there are as many. */
    private static final int BYTES = 256 * 1024;

    /** A round moves such a part of the file; what is moved is there twice for a moment. */
    private static final int PART = 8;

    /** Per cent of the file that are current, from which on nothing is moved at the end. */
    private static final int GATHERED = 80;

    /** Per cent of the chunks that are current, from which on their pages stay where they are. */
    private static final int FULL = 88;

    private static final int STEPS = 3 * PART;
    private static final Duration LONGEST = Duration.ofMillis(1500);
    private static final int ALL = 100;

    private long writes;

    /** Does a round where enough was written since the last one, by whomever; nothing where another process has the file open. */
    void wrote(Connection connection) throws SQLException {
        Optional<MVStore> found = store(connection);
        if (found.isEmpty()) {
            return;
        }
        MVStore store = found.get();
        try {
            round(store);
        } catch (MVStoreException e) {
            // what was to be written is; the store has closed itself, which the next piece of work finds and says
            return;
        }
    }

    private void round(MVStore store) {
        FileStore<?> file = store.getFileStore();
        long since = file.getWriteCount() - writes;
        if (file.size() <= SHORT || since * BYTES_A_WRITE < Math.min(part(file), file.size() / 2)) {
            return;
        }
        if (current(file) < ENOUGH && store.compact(ALL, part(file))) {
            store.commit();
        }
        writes = file.getWriteCount();
    }

    /** Moves everything together, as far as the time allows. */
    void gather(Connection connection) throws SQLException {
        Optional<MVStore> found = store(connection);
        if (found.isEmpty()) {
            return;
        }
        MVStore store = found.get();
        try {
            FileStore<?> file = store.getFileStore();
            if (file.size() > SHORT && current(file) < GATHERED) {
                together(store);
            }
        } catch (MVStoreException e) {
            return; // as above
        }
    }

    /**
     * Then whole chunks are moved as they are, which takes a tenth of the time. H2 leaves a chunk where it is that has more
     * than a step may move, and small steps may move the same pages in turns: steps grow where none helps, and after each
     * round through the file. One round is made however long it takes.
     */
    private static void together(MVStore store) {
        FileStore<?> file = store.getFileStore();
        long began = System.nanoTime();
        long most = part(file);
        for (int step = 1; step <= STEPS && file.getChunksFillRate() < FULL && most <= 2 * file.size(); step++) {
            if (step > PART && System.nanoTime() - began > LONGEST.toNanos()) {
                break;
            }
            boolean moved = store.compact(ALL, (int) Math.min(Integer.MAX_VALUE, most));
            if (moved) {
                store.commit();
                store.sync();
            }
            if (!moved || step % PART == 0) {
                most *= 2;
            }
        }
        if (file instanceof RandomAccessStore random) {
            random.compactMoveChunks(ALL, Integer.MAX_VALUE, store);
        }
    }

    private static int part(FileStore<?> file) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(BYTES, file.size() / PART));
    }

    /** Per cent of the file that are current. */
    private static int current(FileStore<?> file) {
        return file.getFillRate() * file.getChunksFillRate() / 100;
    }

    /** The open file; empty where another process has it open, or where there is none. */
    private static Optional<MVStore> store(Connection connection) throws SQLException {
        return H2.store(connection).filter(store -> store.getFileStore() != null);
    }
}
