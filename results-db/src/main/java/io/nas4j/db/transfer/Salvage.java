package io.nas4j.db.transfer;

import io.nas4j.core.WorkFailedException;
import io.nas4j.db.file.ChunkDirectory;
import io.nas4j.db.file.FileHeader;
import io.nas4j.db.file.NewestChunk;
import io.nas4j.db.file.StoredPages;
import io.nas4j.db.file.StoredTables;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.db.h2.H2;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads a damaged file at its newest whole commit. Every commit is a chunk of the file, and older chunks stay until their place
 * is needed. Where no commit is whole, it reads the rows that are left. It works on a copy.
 */
final class Salvage {

    /** Number of commits that are tried as a whole, counted from the newest of which there is a trace. */
    private static final int WHOLE_COMMITS = 20;

    private final Path file;
    private final Path copy;

    private Salvage(Path file, Path copy) {
        this.file = file;
        this.copy = copy;
    }

    /** The work on a database. */
    @FunctionalInterface
    interface Use<T> {
        T of(Handle handle, Source rows);
    }

    /** Passes on the rows of a database, or of one study. */
    @FunctionalInterface
    interface Source {
        void read(Handle handle, Optional<Long> study, RowSink sink);
    }

    /**
     * What was found.
     *
     * @param passed number of later commits that could not be used
     * @param whole whether a whole commit was found; otherwise these are the rows that are left
     * @param lost number of rows by table that are known to be missing
     */
    record Found<T>(T result, int passed, boolean whole, Map<String, Long> lost) {}

    /**
     * Uses the newest commit that can be read as a whole, or the rows that are left.
     *
     * @param folder folder for the copy
     * @throws WorkFailedException where nothing is left
     */
    static <T> Found<T> read(Path file, Path folder, Use<T> use) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Salvage salvage = new Salvage(file, folder.resolve("salvaged.mv.db"));
            Optional<Found<T>> whole = salvage.whole(channel, use);
            return whole.isPresent()
                    ? whole.get()
                    : new Rescue(StoredTables.of(StoredPages.of(channel)), folder, file.toString())
                            .use(handle -> use.of(handle, Salvage::remains))
                            .map(saved -> new Found<>(saved.result(), 0, false, saved.lost()))
                            .orElseThrow(() -> new WorkFailedException("nothing in " + file
                                    + " can be read any more: no study and its trials are left in it"));
        } catch (IOException e) {
            throw new WorkFailedException("cannot copy " + file + ": " + DatabaseErrors.reason(e), e);
        } catch (SQLException e) {
            throw DatabaseErrors.said(e, file.toString());
        }
    }

    private <T> Optional<Found<T>> whole(FileChannel damaged, Use<T> use) throws IOException {
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        List<NewestChunk> chunks = NewestChunk.all(damaged);
        for (int i = 0; i < Math.min(chunks.size(), WHOLE_COMMITS); i++) {
            NewestChunk commit = chunks.get(i);
            // old chunks are left where newer ones were written over
            if (chunks.get(0).version() - commit.version() >= WHOLE_COMMITS) {
                break;
            }
            try (FileChannel channel = opened()) {
                leaveOut(channel, chunks.subList(Math.max(0, i - 1), i));
                if (!ChunkDirectory.sound(channel, commit, chunks.subList(i, chunks.size()))) {
                    continue;
                }
                name(channel, commit);
            }
            Optional<T> result = tried(
                    commit, handle -> readable(handle) ? Optional.of(use.of(handle, Tables::read)) : Optional.empty());
            if (result.isPresent()) {
                return Optional.of(new Found<>(result.get(), i, true, Map.of()));
            }
        }
        return Optional.empty();
    }

    private static void remains(Handle handle, Optional<Long> study, RowSink sink) {
        MissingRuns runs = new MissingRuns(sink);
        Tables.read(handle, study, runs);
        runs.finish();
    }

    private FileChannel opened() throws IOException {
        return FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Removes the first and the last line of commits, so that H2 does not find them. */
    private static void leaveOut(FileChannel channel, List<NewestChunk> later) throws IOException {
        for (NewestChunk each : later) {
            channel.write(ByteBuffer.allocate(NewestChunk.BLOCK), each.block() * NewestChunk.BLOCK);
            long last = each.block() + each.length() - 1;
            channel.write(ByteBuffer.allocate(NewestChunk.BLOCK), last * NewestChunk.BLOCK);
        }
    }

    private static void name(FileChannel channel, NewestChunk newest) throws IOException {
        FileHeader.read(channel)
                .orElseGet(FileHeader::made)
                .unclosed()
                .naming(newest)
                .write(channel);
    }

    /** Opens the copy. Empty where H2 chose another commit than the newest, because something is missing there. */
    private <T> Optional<T> tried(NewestChunk newest, Function<Handle, Optional<T>> use) {
        String url =
                "jdbc:h2:file:" + copy.toString().substring(0, copy.toString().length() - ".mv.db".length())
                        + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";
        try (Connection connection = H2.connect(url);
                Handle handle = Jdbi.create(connection).open()) {
            long opened =
                    H2.store(connection).map(store -> store.getCurrentVersion()).orElse(-1L);
            return opened == newest.version() ? use.apply(handle) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private static boolean readable(Handle handle) {
        try {
            Tables.read(handle, Optional.empty(), RowSink.NOWHERE);
            return Tables.columns(handle).containsKey("study");
        } catch (RuntimeException | OutOfMemoryError | AssertionError e) {
            // H2 believes any length that it reads
            return false;
        }
    }
}
