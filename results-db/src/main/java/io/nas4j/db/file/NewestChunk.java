package io.nas4j.db.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    private static final int FOOTER = 128;
    private static final int LONGEST_HEADER = 1024;
    private static final int BLOCKS_AT_ONCE = 256;
    private static final byte[] BEGINNING = "chunk:".getBytes(StandardCharsets.ISO_8859_1);
    private static final Pattern ID = field("chunk");
    private static final Pattern LENGTH = field("len");
    private static final Pattern VERSION = field("version");

    static Optional<NewestChunk> find(FileChannel file) throws IOException {
        return all(file).stream().max(Comparator.comparingLong(NewestChunk::version));
    }

    /** All whole chunks. It reads every block of the file, about a gigabyte a second. */
    public static List<NewestChunk> all(FileChannel file) throws IOException {
        long blocks = file.size() / BLOCK;
        List<NewestChunk> chunks = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(BLOCKS_AT_ONCE * BLOCK);
        for (long first = 2; first < blocks; first += BLOCKS_AT_ONCE) {
            buffer.clear();
            readFully(file, buffer, first * BLOCK);
            for (int i = 0; (i + 1) * BLOCK <= buffer.limit(); i++) {
                at(file, first + i, buffer.array(), i * BLOCK).ifPresent(chunks::add);
            }
        }
        return chunks;
    }

    private static Optional<NewestChunk> at(FileChannel file, long block, byte[] bytes, int offset) throws IOException {
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
        String line = header.substring(0, end);
        Optional<Long> id = number(ID, line);
        Optional<Long> length = number(LENGTH, line);
        Optional<Long> version = number(VERSION, line);
        if (id.isEmpty() || length.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
        long footer = (block + length.get()) * BLOCK - FOOTER;
        if (length.get() < 1 || footer + FOOTER > file.size()) {
            return Optional.empty();
        }
        ByteBuffer last = ByteBuffer.allocate(FOOTER);
        readFully(file, last, footer);
        Optional<String> closing = checked(new String(last.array(), StandardCharsets.ISO_8859_1));
        return closing.isPresent()
                        && number(ID, closing.get()).equals(id)
                        && number(VERSION, closing.get()).equals(version)
                ? Optional.of(new NewestChunk(block, id.get(), version.get(), length.get()))
                : Optional.empty();
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
