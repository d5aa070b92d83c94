package io.nas4j.db.transfer;

import io.nas4j.core.WorkFailedException;
import io.nas4j.db.file.ChunkDirectory;
import io.nas4j.db.file.FileHeader;
import io.nas4j.db.file.NewestChunk;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads a damaged file at its newest whole commit. Every commit is a chunk of the file, and older chunks stay until their place
 * is needed. Where no commit is whole, it reads what is left of the newest one. It works on a copy.
 */
final class Salvage {

    /** Number of commits that are tried as a whole. An older commit has less to give than what is left of the newest. */
    private static final int WHOLE_COMMITS = 20;

    private static final int MOST_COMMITS = 100;

    private final Path file;
    private final Path copy;
    private final List<NewestChunk> chunks;

    private Salvage(Path file, Path copy, List<NewestChunk> chunks) {
        this.file = file;
        this.copy = copy;
        this.chunks = chunks;
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
     * The commit that was used.
     *
     * @param passed number of later commits that could not be used
     * @param lost largest possible number of missing rows by table; empty where the commit is whole
     */
    record Found<T>(T result, int passed, Map<String, Long> lost) {}

    /**
     * Uses the newest commit that can be read as a whole, or what is left of the newest one.
     *
     * @param folder folder for the copy
     * @throws WorkFailedException where nothing is left
     */
    static <T> Found<T> read(Path file, Path folder, Use<T> use) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            List<NewestChunk> chunks = NewestChunk.all(channel).stream()
                    .sorted(Comparator.comparingLong(NewestChunk::version).reversed())
                    .toList();
            Salvage salvage = new Salvage(file, folder.resolve("salvaged.mv.db"), chunks);
            Optional<Found<T>> whole = salvage.whole(use);
            Optional<Found<T>> found = whole.isPresent() ? whole : salvage.remains(use);
            return found.orElseThrow(() -> new WorkFailedException("nothing in " + file
                    + " can be read any more: of none of the last " + salvage.tries(MOST_COMMITS)
                    + " commits is enough left"));
        } catch (IOException e) {
            throw new WorkFailedException("cannot copy " + file + ": " + DatabaseErrors.reason(e), e);
        }
    }

    private int tries(int most) {
        return Math.min(chunks.size(), most);
    }

    private <T> Optional<Found<T>> whole(Use<T> use) throws IOException {
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        for (int i = 0; i < tries(WHOLE_COMMITS); i++) {
            NewestChunk commit = chunks.get(i);
            try (FileChannel channel = opened()) {
                leaveOut(channel, chunks.subList(Math.max(0, i - 1), i));
                if (!ChunkDirectory.complete(channel, commit, chunks.subList(i, chunks.size()))) {
                    continue;
                }
                name(channel, commit);
            }
            Optional<T> result = tried(
                    commit, handle -> readable(handle) ? Optional.of(use.of(handle, Tables::read)) : Optional.empty());
            if (result.isPresent()) {
                return Optional.of(new Found<>(result.get(), i, Map.of()));
            }
        }
        return Optional.empty();
    }

    private <T> Optional<Found<T>> remains(Use<T> use) throws IOException {
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        List<NewestChunk> tried = new ArrayList<>();
        for (int i = 0; i < tries(MOST_COMMITS); i++) {
            Optional<NewestChunk> directory;
            try (FileChannel channel = opened()) {
                leaveOut(channel, tried);
                directory = ChunkDirectory.rebuild(channel, chunks.get(i), chunks.subList(i, chunks.size()));
                if (directory.isPresent()) {
                    name(channel, directory.get());
                }
            }
            tried.clear();
            tried.add(chunks.get(i));
            if (directory.isPresent()) {
                tried.add(directory.get());
                Map<String, Long> lost = new TreeMap<>();
                Optional<T> result = tried(
                        directory.get(),
                        handle -> hasStudies(handle)
                                ? Optional.of(use.of(handle, (rows, study, sink) -> remains(rows, study, sink, lost)))
                                : Optional.empty());
                if (result.isPresent()) {
                    return Optional.of(new Found<>(result.get(), i, lost));
                }
            }
        }
        return Optional.empty();
    }

    private static void remains(Handle handle, Optional<Long> study, RowSink sink, Map<String, Long> lost) {
        MissingRuns runs = new MissingRuns(sink);
        WholeFamilies families = new WholeFamilies(handle, runs, study);
        Tables.columns(handle).forEach((table, columns) -> {
            long missing = RowRanges.read(handle, table, columns, families);
            if (missing > 0) {
                lost.put(table, missing);
            }
        });
        runs.finish();
        families.leftOut().forEach((table, rows) -> lost.merge(table, rows, Long::sum));
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
        } catch (RuntimeException | OutOfMemoryError e) {
            // H2 believes any length that it reads
            return false;
        }
    }

    private static boolean hasStudies(Handle handle) {
        try {
            return !handle.createQuery("SELECT id FROM study LIMIT 1")
                    .mapTo(Long.class)
                    .list()
                    .isEmpty();
        } catch (RuntimeException | OutOfMemoryError e) {
            return false;
        }
    }
}
