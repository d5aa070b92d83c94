package io.nas4j.db.file;

import io.nas4j.db.h2.Confinement;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.db.h2.OpenFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Makes H2 open a file at its last commit or not at all. In two cases H2 opens an earlier commit without a word:
 *
 * <ul>
 *   <li>where the file was not closed: its header is written with the chunk before the one that it should name (H2 2.5.252,
 *       FileStore.storeBuffer sets lastChunk after writeChunk), and where that chunk's guess of the next place is wrong, up
 *       to 20 commits are not found. Under load that was every third kill;
 *   <li>where the last commits of a file that was closed are damaged.
 * </ul>
 */
public final class FileState {

    static {
        Confinement.force();
    }

    private FileState() {}

    /**
     * Writes the last commit into the header of a file that was not closed.
     *
     * @return the header of a file that was closed; the commit that it names must be there
     * @throws SQLException {@link DatabaseErrors#locked} where another process has the file open
     */
    public static Optional<FileHeader> settle(Path file) throws SQLException {
        if (OpenFiles.has(file) || StoreFiles.size(file) == 0) {
            return Optional.empty();
        }
        try {
            Optional<FileHeader> header = header(file);
            if (header.isPresent() && !header.get().clean() && Files.isWritable(file)) {
                mend(file);
            }
            return header.filter(FileHeader::clean);
        } catch (OverlappingFileLockException e) {
            throw DatabaseErrors.lockedFile(file);
        } catch (IOException e) {
            throw new SQLException("the header of " + file + " cannot be read", e);
        }
    }

    /** Whether a process has the file at this path open to write. A process that has another file open is not its host. */
    public static boolean held(Path file) throws SQLException {
        if (OpenFiles.has(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException | OverlappingFileLockException e) {
            return true;
        }
    }

    private static Optional<FileHeader> header(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return FileHeader.read(channel);
        }
    }

    private static void mend(Path file) throws IOException, SQLException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw DatabaseErrors.lockedFile(file);
            }
            Optional<FileHeader> header = FileHeader.read(channel);
            if (header.isEmpty() || header.get().clean()) {
                return;
            }
            Optional<NewestChunk> newest = NewestChunk.find(channel);
            if (newest.isPresent()) {
                removeTorn(channel, newest.get());
            }
            if (newest.isPresent() && newest.get().version() != header.get().version()) {
                header.get().naming(newest.get()).write(channel);
            }
        }
    }

    /** Removes the first and the last line of what is newer: H2 would take it for a commit. */
    private static void removeTorn(FileChannel file, NewestChunk newest) throws IOException {
        for (NewestChunk each : NewestChunk.all(file)) {
            if (each.version() > newest.version()) {
                ByteBuffer line = ByteBuffer.allocate(ChunkTraces.FOOTER);
                file.write(line, each.block() * NewestChunk.BLOCK);
                long end = (each.block() + each.length()) * NewestChunk.BLOCK;
                file.write(line.rewind(), end - ChunkTraces.FOOTER);
                file.force(true);
            }
        }
    }

    /** Refuses a closed file that has lost its last commit, before H2 writes into it. H2 itself refuses other damage. */
    public static void requireLastCommit(FileHeader header, Path file) throws SQLException {
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            requireLastCommit(header, store);
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw DatabaseErrors.lockedFile(file);
            }
            throw new SQLException(e.getMessage(), "HY000", ErrorCode.FILE_CORRUPTED_1, e);
        } catch (OutOfMemoryError e) {
            // H2 believes any length that it reads
            throw new SQLException("it has lengths that cannot be", "HY000", ErrorCode.FILE_CORRUPTED_1, e);
        }
    }

    /**
     * Reads a file again that this process has closed. What another program has written into it meanwhile shows where it hit
     * the beginning or the end of a commit, or the beginning of a page. A file that another process has opened since is left to
     * that one.
     *
     * @throws SQLException where not all of the last commit is there
     */
    public static void requireWhole(Path file) throws SQLException {
        if (OpenFiles.has(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            if (lock == null) {
                return;
            }
            Optional<FileHeader> header = FileHeader.read(channel);
            List<NewestChunk> chunks = NewestChunk.all(channel);
            Optional<NewestChunk> newest = chunks.stream().max(Comparator.comparingLong(NewestChunk::version));
            boolean whole = header.isPresent()
                    && newest.isPresent()
                    && newest.get().version() >= header.get().version()
                    && ChunkDirectory.sound(channel, newest.get(), chunks);
            if (!whole) {
                throw new SQLException(
                        "another program has written into it while it was in use", "HY000", ErrorCode.FILE_CORRUPTED_1);
            }
        } catch (NoSuchFileException | OverlappingFileLockException e) {
            return; // it is no longer ours
        } catch (IOException e) {
            throw new SQLException("the file " + file + " cannot be read again", e);
        }
    }

    /** Refuses a closed file that has lost its last commit, after H2 has opened it. */
    public static void requireLastCommit(FileHeader header, MVStore store) throws SQLException {
        if (store.getCurrentVersion() < header.version()) {
            throw new SQLException(
                    "of " + header.version() + " commits only " + store.getCurrentVersion() + " can be read",
                    "HY000",
                    ErrorCode.FILE_CORRUPTED_1);
        }
    }
}
