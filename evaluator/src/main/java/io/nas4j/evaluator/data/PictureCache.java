package io.nas4j.evaluator.data;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.space.InvalidInputException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Decoded pictures in files, for all processes that use the same folder of pictures. A file is written under another
 * name and renamed when it is whole; a lock lets the first process decode while the others wait.
 *
 * <p>A file has the pixels of all pictures one after the other, the side of each (4 bytes, big-endian), their number (4
 * bytes) and a mark (8 bytes).
 */
final class PictureCache {

    private static final long MAGIC = 0x6e61733470783031L;
    private static final int FOOTER = Integer.BYTES + Long.BYTES;
    private static final int CHUNK = 1024;

    private final Path folder;

    PictureCache(Path folder) {
        this.folder = folder;
    }

    /**
     * The decoded pictures of a listing, decoding them now where nobody has.
     *
     * @throws io.nas4j.space.InvalidInputException naming a picture that cannot be read; nothing is written then
     * @throws WorkFailedException where the folder cannot be written
     */
    DecodedPictures open(FolderListing listing, int maxSide) {
        Path file = folder.resolve(ListingHash.of(listing, maxSide) + ".pictures");
        int count = listing.files().size();
        // one thread of a process at a time: a file lock is the whole process's
        synchronized (PictureCache.class) {
            try {
                if (!Files.isRegularFile(file)) {
                    decode(listing, maxSide, file);
                }
                return read(file, count);
            } catch (IOException e) {
                throw new WorkFailedException("cannot keep decoded pictures in " + folder + ": " + e, e);
            }
        }
    }

    private void decode(FolderListing listing, int maxSide, Path file) throws IOException {
        boolean fresh = !Files.isDirectory(folder);
        Files.createDirectories(folder);
        Path lockFile = folder.resolve(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.isRegularFile(file)) {
                AtomicFile.write(file, out -> write(out, listing, maxSide));
            }
        } catch (InvalidInputException e) {
            Files.deleteIfExists(lockFile);
            if (fresh) {
                Files.deleteIfExists(folder);
            }
            throw e;
        }
    }

    private static void write(OutputStream plain, FolderListing listing, int maxSide) throws IOException {
        DataOutputStream out = new DataOutputStream(plain);
        int count = listing.files().size();
        int[] sides = new int[count];
        for (int from = 0; from < count; from += CHUNK) {
            int to = Math.min(from + CHUNK, count);
            Square[] pictures = DecodedPictures.decode(listing, maxSide, from, to);
            for (int i = from; i < to; i++) {
                out.write(pictures[i - from].pixels());
                sides[i] = pictures[i - from].side();
            }
        }
        for (int side : sides) {
            out.writeInt(side);
        }
        out.writeInt(count);
        out.writeLong(MAGIC);
    }

    private static DecodedPictures read(Path file, int count) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        long tail = channel.size() - FOOTER - (long) count * Integer.BYTES;
        if (tail < 0) {
            throw broken(file);
        }
        ByteBuffer footer = read(channel, tail, (int) (channel.size() - tail), file);
        int[] sides = new int[count];
        long[] offsets = new long[count];
        long offset = 0;
        for (int i = 0; i < count; i++) {
            sides[i] = footer.getInt();
            offsets[i] = offset;
            offset += (long) sides[i] * sides[i] * PictureFile.CHANNELS;
        }
        if (footer.getInt() != count || footer.getLong() != MAGIC || offset != tail) {
            throw broken(file);
        }
        return index -> {
            int side = sides[index];
            try {
                return new Square(
                        side,
                        read(channel, offsets[index], side * side * PictureFile.CHANNELS, file)
                                .array());
            } catch (IOException e) {
                throw new WorkFailedException("cannot read " + file + ": " + e, e);
            }
        };
    }

    private static ByteBuffer read(FileChannel channel, long position, int length, Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw broken(file);
            }
        }
        return buffer.flip();
    }

    private static WorkFailedException broken(Path file) {
        return new WorkFailedException(file + " is not what this program wrote there; delete it");
    }
}
