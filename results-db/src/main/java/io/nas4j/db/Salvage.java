package io.nas4j.db;

import io.nas4j.core.WorkFailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads a damaged file at the newest of its commits that is whole: every commit is a chunk of the file, and older ones stay
 * until their place is needed. Works on a copy.
 */
final class Salvage {

    private static final int MOST_COMMITS = 100;

    private Salvage() {}

    /** What is done with a database that can be read. */
    @FunctionalInterface
    interface Use<T> {
        T of(Handle handle);
    }

    /**
     * Finds a commit at which all rows can be read.
     *
     * @param passed how many commits later than that one were found and could not be read
     */
    record Found<T>(T result, int passed) {}

    /**
     * Uses the newest commit that can be read as a whole.
     *
     * @param folder for the copy
     * @throws WorkFailedException where there is none
     */
    static <T> Found<T> read(Path file, Path folder, Use<T> use) {
        Path copy = folder.resolve("salvaged.mv.db");
        try {
            List<NewestChunk> chunks;
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                chunks = NewestChunk.all(channel).stream()
                        .sorted(Comparator.comparingLong(NewestChunk::version).reversed())
                        .toList();
            }
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            int tries = Math.min(chunks.size(), MOST_COMMITS);
            for (int i = 0; i < tries; i++) {
                leaveOut(copy, chunks.subList(Math.max(0, i - 1), i), chunks.get(i));
                Optional<T> result = tried(copy, use);
                if (result.isPresent()) {
                    return new Found<>(result.get(), i);
                }
            }
            throw new WorkFailedException("nothing in " + file + " can be read any more: none of the last " + tries
                    + " commits that are left in it is whole");
        } catch (IOException e) {
            throw new WorkFailedException("cannot copy " + file + ": " + DatabaseErrors.reason(e), e);
        }
    }

    /** Makes a commit the newest one of a file, in which those before the later ones are left out already. */
    private static void leaveOut(Path copy, List<NewestChunk> later, NewestChunk newest) throws IOException {
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (NewestChunk each : later) {
                // its first line and its last, by both of which H2 finds it
                channel.write(ByteBuffer.allocate(NewestChunk.BLOCK), each.block() * NewestChunk.BLOCK);
                long last = each.block() + each.length() - 1;
                channel.write(ByteBuffer.allocate(NewestChunk.BLOCK), last * NewestChunk.BLOCK);
            }
            FileHeader.read(channel)
                    .orElseGet(FileHeader::made)
                    .unclosed()
                    .naming(newest)
                    .write(channel);
        }
    }

    private static <T> Optional<T> tried(Path copy, Use<T> use) {
        String url =
                "jdbc:h2:file:" + copy.toString().substring(0, copy.toString().length() - ".mv.db".length())
                        + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";
        try (Connection connection = H2.connect(url);
                Handle handle = Jdbi.create(connection).open()) {
            return readable(handle) ? Optional.of(use.of(handle)) : Optional.empty();
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
}
