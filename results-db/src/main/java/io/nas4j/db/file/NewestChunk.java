package io.nas4j.db.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;

/**
 * The newest whole chunk of an H2 file (format 3). Each commit is a chunk, with a line at its beginning and one at its end.
 * Numbers are hexadecimal, as in the file.
 *
 * @param block position in blocks of 4096 bytes
 * @param length length in blocks
 */
public record NewestChunk(long block, long id, long version, long length) {

    public static final int BLOCK = 4096;

    static final int FOOTER = 128;
    private static final int LONGEST_HEADER = 1024;
    private static final long LONGEST = 1 << 19;
    private static final int BLOCKS_AT_ONCE = 256;
    private static final byte[] BEGINNING = "chunk:".getBytes(StandardCharsets.ISO_8859_1);
    private static final Pattern ID = field("chunk");
    private static final Pattern LENGTH = field("len");
    private static final Pattern VERSION = field("version");

    /**
     * The newest whole chunk. After a power failure the newest one may have its two lines without all that is between them;
     * then the one before it counts, which is on the disk ({@link OrderedFile}).
     */
    static Optional<NewestChunk> find(FileChannel file) throws IOException {
        List<NewestChunk> newest = all(file).stream()
                .sorted(Comparator.comparingLong(NewestChunk::version).reversed())
                .limit(2)
                .toList();
        return newest.size() == 2 && !ChunkPages.whole(file, newest.get(0))
                ? Optional.of(newest.get(1))
                : newest.stream().findFirst();
    }

    /** All whole chunks. It reads every block of the file, about a gigabyte a second. */
    public static List<NewestChunk> all(FileChannel file) throws IOException {
        return notOverwritten(begun(file, true), new BitSet());
    }

    /**
     * The chunks of which the end is lost. What is left of their pages can be read where their last line is made again
     * ({@link #close}).
     *
     * @param whole all whole chunks
     */
    public static List<NewestChunk> cut(FileChannel file, List<NewestChunk> whole) throws IOException {
        BitSet taken = new BitSet();
        whole.forEach(each -> taken.set((int) each.block(), (int) (each.block() + each.length())));
        return notOverwritten(begun(file, false), taken);
    }

    /** Without those in whose place there is, at least in part, a newer one. */
    private static List<NewestChunk> notOverwritten(List<NewestChunk> chunks, BitSet taken) {
        return chunks.stream()
                .sorted(Comparator.comparingLong(NewestChunk::version).reversed())
                .filter(each -> {
                    int from = (int) each.block();
                    int to = (int) (each.block() + each.length());
                    int next = taken.nextSetBit(from);
                    boolean free = next < 0 || next >= to;
                    if (free) {
                        taken.set(from, to);
                    }
                    return free;
                })
                .toList();
    }

    /** The chunks whose first line is there, those with or those without their last line. */
    private static List<NewestChunk> begun(FileChannel file, boolean closed) throws IOException {
        long blocks = (file.size() + BLOCK - 1) / BLOCK;
        List<NewestChunk> chunks = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(BLOCKS_AT_ONCE * BLOCK);
        for (long first = 2; first < blocks; first += BLOCKS_AT_ONCE) {
            buffer.clear();
            readFully(file, buffer, first * BLOCK);
            for (int i = 0; i * BLOCK + LONGEST_HEADER <= buffer.limit(); i++) {
                Optional<NewestChunk> chunk = at(first + i, buffer.array(), i * BLOCK);
                if (chunk.isPresent() && closed == chunk.get().closed(file)) {
                    chunks.add(chunk.get());
                }
            }
        }
        return chunks;
    }

    private static Optional<NewestChunk> at(long block, byte[] bytes, int offset) {
        for (int i = 0; i < BEGINNING.length; i++) {
            if (bytes[offset + i] != BEGINNING[i]) {
                return Optional.empty();
            }
        }
        String header = new String(bytes, offset, LONGEST_HEADER, StandardCharsets.ISO_8859_1);
        int end = header.indexOf('\n');
        if (end < 0) {
            return Optional.empty();
        }
        String line = header.substring(0, end).trim();
        Optional<Long> id = number(ID, line);
        Optional<Long> length = number(LENGTH, line);
        Optional<Long> version = number(VERSION, line);
        return id.isEmpty() || length.isEmpty() || version.isEmpty() || length.get() < 1 || length.get() > LONGEST
                ? Optional.empty()
                : Optional.of(new NewestChunk(block, id.get(), version.get(), length.get()));
    }

    private boolean closed(FileChannel file) throws IOException {
        if (end() > file.size()) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(FOOTER);
        readFully(file, last, end() - FOOTER);
        Optional<String> closing = checked(new String(last.array(), StandardCharsets.ISO_8859_1));
        return closing.isPresent()
                && number(ID, closing.get()).equals(Optional.of(id))
                && number(VERSION, closing.get()).equals(Optional.of(version));
    }

    private long end() {
        return (block + length) * BLOCK;
    }

    /** Writes the last line, behind the end of a file that is too short. A page that is cut there is spoilt: half of it is none. */
    public void close(FileChannel file) throws IOException {
        long size = file.size();
        ByteBuffer first = ByteBuffer.allocate(LONGEST_HEADER);
        readFully(file, first, block * BLOCK);
        String line = new String(first.array(), StandardCharsets.ISO_8859_1);
        long page = block * BLOCK + line.indexOf('\n') + 1;
        while (page + Integer.BYTES <= Math.min(size, end())) {
            ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
            readFully(file, length, page);
            if (length.getInt(0) <= 0) {
                break;
            }
            if (page + length.getInt(0) > size) {
                file.write(ByteBuffer.allocate(Integer.BYTES), page);
            }
            page += length.getInt(0);
        }
        file.write(ByteBuffer.wrap(footer()), end() - FOOTER);
    }

    /** The last line. */
    byte[] footer() {
        String text = "chunk:" + Long.toHexString(id) + ",len:" + Long.toHexString(length) + ",version:"
                + Long.toHexString(version);
        byte[] line = text.getBytes(StandardCharsets.ISO_8859_1);
        String whole = text + ",fletcher:" + Integer.toHexString(DataUtils.getFletcher32(line, 0, line.length));
        return (whole + " ".repeat(FOOTER - 1 - whole.length()) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A line of the file without its checksum; empty where the checksum is wrong. */
    static Optional<String> checked(String text) {
        int comma = text.lastIndexOf(",fletcher:");
        if (comma < 0) {
            return Optional.empty();
        }
        byte[] line = text.substring(0, comma).getBytes(StandardCharsets.ISO_8859_1);
        String sum = Integer.toHexString(DataUtils.getFletcher32(line, 0, line.length));
        String stated = text.substring(comma + ",fletcher:".length()).trim();
        return stated.equals(sum) ? Optional.of(text.substring(0, comma)) : Optional.empty();
    }

    /** A field of a line. */
    static Optional<Long> number(Pattern field, String line) {
        Matcher found = field.matcher(line);
        return found.find() ? Optional.of(Long.parseLong(found.group(1), 16)) : Optional.empty();
    }

    static Pattern field(String name) {
        return Pattern.compile("(?:^|,)" + name + ":([0-9a-f]{1,15})(?=,|$)");
    }

    static void readFully(FileChannel file, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = file.read(buffer, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        buffer.flip();
    }
}
