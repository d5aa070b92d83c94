package io.nas4j.evaluator.data.folder;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.OwnerOnly;
import io.nas4j.evaluator.data.decode.ImageFile;
import io.nas4j.evaluator.data.image.ContentHash;
import io.nas4j.evaluator.data.image.Square;
import io.nas4j.space.InvalidInputException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Decoded images in files that all processes read as memory. A file is named by the content of the images, wherever
 * they lie. It is written under another name and renamed when it is whole; a lock lets the first process decode while the
 * others wait.
 *
 * <p>A file of decoded images ({@code .images}) has the pixels of all images one after the other, the side of each (4
 * bytes, big-endian; 0 for one that cannot be read), their number (4 bytes) and a mark (8 bytes). A file of images of one
 * size ({@code .pixels}) has the pixels of those that can be read, then size, number and mark.
 */
final class ImageCache {

    private static final long DECODED = 0x6e61733470783032L;
    private static final long RESIZED = 0x6e61733472733031L;
    private static final int FOOTER = Integer.BYTES + Long.BYTES;
    private static final int RESIZED_FOOTER = 2 * Integer.BYTES + Long.BYTES;
    private static final int AT_ONCE = 1024;
    /** Changes when the same files come to be decoded to other pixels. */
    private static final String KIND = "decoded images 2";

    private static final long LOCK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path folder;
    private final Runnable progress;
    private final Consumer<String> notes;

    /**
     * A cache in a folder that is made when needed.
     *
     * @param progress is told now and then, from several threads, while images are made or another process makes them
     * @param notes is told in a sentence of a file that was not whole and is made anew
     */
    ImageCache(Path folder, Runnable progress, Consumer<String> notes) {
        this.folder = folder;
        this.progress = progress;
        this.notes = notes;
    }

    /** Names what a listing's images decode to. */
    static String key(List<byte[]> contents, int maxSide) {
        ContentHash hash = new ContentHash(KIND).add(maxSide);
        contents.forEach(hash::add);
        return HexFormat.of().formatHex(hash.digest());
    }

    /**
     * The decoded images of a listing, decoding them now where nobody has.
     *
     * @param key of the listing's contents and the largest side
     * @throws InvalidInputException where more cannot be read than the limit allows; nothing is written then
     * @throws WorkFailedException where the folder cannot be written
     */
    DecodedImages decoded(String key, ListingDecoder decoder) {
        FolderListing listing = decoder.listing();
        Path file = folder.resolve(key + ".pictures");
        try {
            DecodedImages decoded = made(
                    file,
                    out -> writeDecoded(out, decoder),
                    each -> readDecoded(each, listing.files().size()));
            decoder.limit().check(listing, unreadable(decoded, listing.files().size()));
            return decoded;
        } catch (IOException e) {
            throw new WorkFailedException("cannot keep decoded images in " + folder + ": " + e, e);
        }
    }

    /** Indices of the images that cannot be read. */
    static List<Integer> unreadable(DecodedImages decoded, int count) {
        return IntStream.range(0, count)
                .filter(i -> decoded.side(i) == 0)
                .boxed()
                .toList();
    }

    /**
     * The pixels of images at one size, resizing them now where nobody has; by index in {@code indices}.
     *
     * @param key of {@code decoded}
     * @param indices of those that can be read
     */
    IntFunction<byte[]> resized(DecodedImages decoded, String key, int[] indices, int size) {
        Path file = folder.resolve(key + "-" + size + ".pixels");
        try {
            return made(
                    file,
                    out -> writeResized(out, decoded, indices, size),
                    each -> readResized(each, indices.length, size));
        } catch (IOException e) {
            throw new WorkFailedException("cannot keep resized images in " + folder + ": " + e, e);
        }
    }

    /** Reads a whole file. */
    @FunctionalInterface
    private interface Reading<T> {

        /** Empty where the file is not whole, as after a disk was full or a copy broke off. */
        Optional<T> of(Path file) throws IOException;
    }

    /** What is in a file that is made now where it is missing or not whole. */
    private <T> T made(Path file, AtomicFile.Content content, Reading<T> reading) throws IOException {
        // one thread of a process at a time: a file lock is the whole process's
        synchronized (ImageCache.class) {
            Optional<T> before = Files.isRegularFile(file) ? reading.of(file) : Optional.empty();
            if (before.isPresent()) {
                return before.get();
            }
            boolean fresh = !Files.isDirectory(folder);
            OwnerOnly.createFolders(folder);
            Path lockFile = folder.resolve(file.getFileName() + ".lock");
            Set<StandardOpenOption> toLock = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(lockFile, toLock, OwnerOnly.file(lockFile));
                    FileLock lock = locked(channel)) {
                return lock.isValid() ? madeAlone(file, content, reading) : whole(file, reading);
            } catch (InvalidInputException e) {
                Files.deleteIfExists(lockFile);
                if (fresh) {
                    Files.deleteIfExists(folder);
                }
                throw e;
            }
        }
    }

    /** While others wait. A file that another process has open as memory is replaced, never written over. */
    private <T> T madeAlone(Path file, AtomicFile.Content content, Reading<T> reading) throws IOException {
        if (Files.isRegularFile(file)) {
            Optional<T> byAnother = reading.of(file);
            if (byAnother.isPresent()) {
                return byAnother.get();
            }
            notes.accept(file + " was not whole and is made anew");
        }
        AtomicFile.write(file, content);
        return whole(file, reading);
    }

    private static <T> T whole(Path file, Reading<T> reading) throws IOException {
        return reading.of(file)
                .orElseThrow(() -> new WorkFailedException(file + " is not what this program wrote there; delete it"));
    }

    private FileLock locked(FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        while (lock == null) {
            progress.run();
            LockSupport.parkNanos(LOCK_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted while another process decodes");
            }
            lock = channel.tryLock();
        }
        return lock;
    }

    private static void writeDecoded(OutputStream plain, ListingDecoder decoder) throws IOException {
        DataOutputStream out = new DataOutputStream(plain);
        List<Integer> sides = new ArrayList<>();
        decoder.<IOException>decode(image -> {
            out.write(image.pixels());
            sides.add(image.side());
        });
        for (int side : sides) {
            out.writeInt(side);
        }
        out.writeInt(sides.size());
        out.writeLong(DECODED);
        out.flush();
    }

    private void writeResized(OutputStream plain, DecodedImages decoded, int[] indices, int size) throws IOException {
        DataOutputStream out = new DataOutputStream(plain);
        for (int from = 0; from < indices.length; from += AT_ONCE) {
            List<Square> squares = IntStream.range(from, Math.min(indices.length, from + AT_ONCE))
                    .parallel()
                    .mapToObj(i -> decoded.image(indices[i]).resized(size, ImageFile.CHANNELS))
                    .toList();
            for (Square square : squares) {
                out.write(square.pixels());
            }
            progress.run();
        }
        out.writeInt(size);
        out.writeInt(indices.length);
        out.writeLong(RESIZED);
        out.flush();
    }

    private static Optional<DecodedImages> readDecoded(Path file, int count) throws IOException {
        MappedFile mapped = MappedFile.open(file);
        long tail = mapped.length() - FOOTER - (long) count * Integer.BYTES;
        if (tail < 0) {
            return Optional.empty();
        }
        ByteBuffer footer = ByteBuffer.wrap(mapped.bytes(tail, (int) (mapped.length() - tail)));
        int[] sides = new int[count];
        long[] offsets = new long[count];
        long offset = 0;
        for (int i = 0; i < count; i++) {
            sides[i] = footer.getInt();
            offsets[i] = offset;
            offset += (long) sides[i] * sides[i] * ImageFile.CHANNELS;
        }
        if (footer.getInt() != count || footer.getLong() != DECODED || offset != tail) {
            return Optional.empty();
        }
        return Optional.of(new DecodedImages() {
            @Override
            public int side(int index) {
                return sides[index];
            }

            @Override
            public Square image(int index) {
                int side = sides[index];
                return new Square(side, mapped.bytes(offsets[index], side * side * ImageFile.CHANNELS));
            }
        });
    }

    private static Optional<IntFunction<byte[]>> readResized(Path file, int count, int size) throws IOException {
        MappedFile mapped = MappedFile.open(file);
        int stride = size * size * ImageFile.CHANNELS;
        long tail = (long) stride * count;
        if (mapped.length() != tail + RESIZED_FOOTER) {
            return Optional.empty();
        }
        ByteBuffer footer = ByteBuffer.wrap(mapped.bytes(tail, RESIZED_FOOTER));
        if (footer.getInt() != size || footer.getInt() != count || footer.getLong() != RESIZED) {
            return Optional.empty();
        }
        return Optional.of(index -> mapped.bytes((long) index * stride, stride));
    }
}
