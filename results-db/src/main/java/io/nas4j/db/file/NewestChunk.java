package io.nas4j.db.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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

    /** The newest first. */
    static final Comparator<NewestChunk> ORDER = Comparator.comparingLong(NewestChunk::version)
            .thenComparing(NewestChunk::block)
            .reversed();

    private static final int LONGEST_HEADER = 1024;

    /**
     * The newest whole chunk. After a power failure the newest one may have its two lines without all that is between them;
     * then the one before it counts, which is on the disk ({@link OrderedFile}).
     */
    static Optional<NewestChunk> find(FileChannel file) throws IOException {
        List<NewestChunk> newest = all(file).stream().limit(2).toList();
        return newest.size() == 2 && !ChunkPages.whole(file, newest.get(0))
                ? Optional.of(newest.get(1))
                : newest.stream().findFirst();
    }

    /**
     * All chunks whose two lines are there, the newest first, without those in whose place there is a newer one, at least in part.
     * It reads every block of the file, about a gigabyte a second.
     */
    public static List<NewestChunk> all(FileChannel file) throws IOException {
        BitSet taken = new BitSet();
        return ChunkTraces.of(file).both().stream()
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

    /** The first line; empty where it is lost. */
    String header(FileChannel file) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(LONGEST_HEADER);
        readFully(file, first, block * BLOCK);
        String text = new String(first.array(), StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.max(0, text.indexOf('\n'))).trim();
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
