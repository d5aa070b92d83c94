package io.nas4j.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;

/**
 * Brings H2 to the last commit of a file that was not closed. H2's header names a chunk from which it follows the later
 * ones; H2 2.5.252 writes it with the chunk before the one that it should name (FileStore.storeBuffer sets lastChunk after
 * writeChunk), and where that one's guess of the next place was wrong, H2 goes back by up to 20 commits. Under load that is
 * every third kill. So the header is set to the newest whole chunk, before H2 opens the file.
 */
final class UncleanEnd {

    private static final Pattern CLEAN = NewestChunk.field("clean");
    private static final Pattern VERSION = NewestChunk.field("version");

    /** Connections of this process with files open: whoever closes a file loses the locks that his process has on it. */
    private static final Map<Path, Collection<Connection>> OPEN = new ConcurrentHashMap<>();

    private UncleanEnd() {}

    /** Notes that this process has the file open, through the connection. */
    static void opened(Path file, Connection connection) {
        OPEN.computeIfAbsent(file, key -> new ConcurrentLinkedQueue<>()).add(connection);
    }

    /**
     * Sets the header right where the file was not closed. Does nothing where there is no such file, where it may not be
     * written, or where its header is damaged, which H2 will say.
     *
     * @throws SQLException {@link DatabaseErrors#locked} where another process has the file open
     */
    static void mend(Path file) throws SQLException {
        if (isOpenHere(file) || !Files.isWritable(file) || !Files.isRegularFile(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (unclean(channel).isEmpty()) {
                return;
            }
            try (FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw DatabaseErrors.lockedFile(file);
                }
                Optional<String> header = unclean(channel);
                Optional<NewestChunk> newest = header.isEmpty() ? Optional.empty() : NewestChunk.find(channel);
                if (newest.isPresent()
                        && NewestChunk.number(VERSION, header.get()).orElse(0L)
                                < newest.get().version()) {
                    write(channel, header.get(), newest.get());
                }
            }
        } catch (OverlappingFileLockException e) {
            throw DatabaseErrors.lockedFile(file);
        } catch (IOException e) {
            throw new SQLException("the header of " + file + " cannot be read", e);
        }
    }

    private static boolean isOpenHere(Path file) throws SQLException {
        Collection<Connection> all = OPEN.getOrDefault(file, List.of());
        for (Connection each : all) {
            if (!each.isClosed()) {
                return true;
            }
        }
        OPEN.remove(file);
        return false;
    }

    /** The newer of the two header lines, where it does not say that the file was closed. */
    private static Optional<String> unclean(FileChannel channel) throws IOException {
        Optional<String> newer = Optional.empty();
        for (int copy = 0; copy < 2; copy++) {
            ByteBuffer block = ByteBuffer.allocate(NewestChunk.BLOCK);
            NewestChunk.readFully(channel, block, (long) copy * NewestChunk.BLOCK);
            String text = new String(block.array(), 0, block.limit(), StandardCharsets.ISO_8859_1);
            int end = text.indexOf('\n');
            Optional<String> line =
                    text.startsWith("H:2,") && end > 0 ? NewestChunk.checked(text.substring(0, end)) : Optional.empty();
            if (line.isPresent() && (newer.isEmpty() || version(line.get()) > version(newer.get()))) {
                newer = line;
            }
        }
        return newer.filter(line -> NewestChunk.number(CLEAN, line).isEmpty() && line.contains(",format:3"));
    }

    private static long version(String header) {
        return NewestChunk.number(VERSION, header).orElse(0L);
    }

    private static void write(FileChannel channel, String old, NewestChunk chunk) throws IOException {
        String line = with(with(with(old, "block", chunk.block()), "chunk", chunk.id()), "version", chunk.version());
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        String sum = Integer.toHexString(DataUtils.getFletcher32(bytes, 0, bytes.length));
        byte[] whole = (line + ",fletcher:" + sum + "\n").getBytes(StandardCharsets.ISO_8859_1);
        for (int copy = 0; copy < 2; copy++) {
            ByteBuffer block = ByteBuffer.allocate(NewestChunk.BLOCK).put(whole).rewind();
            long at = (long) copy * NewestChunk.BLOCK;
            while (block.hasRemaining()) {
                at += channel.write(block, at);
            }
            channel.force(true);
        }
    }

    private static String with(String header, String field, long value) {
        String set = field + ":" + Long.toHexString(value);
        return NewestChunk.field(field).matcher(header).find()
                ? header.replaceFirst("(?<=^|,)" + field + ":[0-9a-f]+", set)
                : header + "," + set;
    }
}
