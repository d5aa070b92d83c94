package io.nas4j.db.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines by which chunks are found in a file.
 *
 * @param begun chunks whose first line is there
 * @param ended chunks whose last line is there
 */
record ChunkTraces(Set<NewestChunk> begun, Set<NewestChunk> ended) {

    /** Bytes of a chunk's last line. */
    static final int FOOTER = 128;

    private static final int LONGEST_HEADER = 1024;
    private static final long LONGEST = 1 << 19;
    private static final int BLOCKS_AT_ONCE = 256;
    private static final long FIRST_BLOCK = 2;
    private static final byte[] BEGINNING = "chunk:".getBytes(StandardCharsets.ISO_8859_1);
    private static final Pattern ID = NewestChunk.field("chunk");
    private static final Pattern LENGTH = NewestChunk.field("len");
    private static final Pattern VERSION = NewestChunk.field("version");

    /** Reads every block of a file. */
    static ChunkTraces of(FileChannel file) throws IOException {
        ChunkTraces traces = new ChunkTraces(new HashSet<>(), new HashSet<>());
        long blocks = (file.size() + NewestChunk.BLOCK - 1) / NewestChunk.BLOCK;
        ByteBuffer buffer = ByteBuffer.allocate(BLOCKS_AT_ONCE * NewestChunk.BLOCK);
        for (long first = FIRST_BLOCK; first < blocks; first += BLOCKS_AT_ONCE) {
            buffer.clear();
            NewestChunk.readFully(file, buffer, first * NewestChunk.BLOCK);
            for (int i = 0; i * NewestChunk.BLOCK < buffer.limit(); i++) {
                long block = first + i;
                begin(buffer, i * NewestChunk.BLOCK, block).ifPresent(traces.begun::add);
                end(buffer, (i + 1) * NewestChunk.BLOCK, block + 1).ifPresent(traces.ended::add);
            }
        }
        return traces;
    }

    /** The chunks of which both lines are there, the newest first. */
    List<NewestChunk> both() {
        return begun.stream().filter(ended::contains).sorted(NewestChunk.ORDER).toList();
    }

    /** The chunks of which a line is there, the newest first. */
    List<NewestChunk> any() {
        return Stream.concat(begun.stream(), ended.stream())
                .distinct()
                .sorted(NewestChunk.ORDER)
                .toList();
    }

    /** Whether a chunk begins at a position. */
    static boolean begins(ByteBuffer bytes, int position) {
        return begin(bytes, position, 0).isPresent();
    }

    private static Optional<NewestChunk> begin(ByteBuffer bytes, int position, long block) {
        if (!startsAt(bytes, position)) {
            return Optional.empty();
        }
        String header = text(bytes, position, Math.min(LONGEST_HEADER, bytes.limit() - position));
        int end = header.indexOf('\n');
        return end < 0 ? Optional.empty() : chunk(header.substring(0, end).trim(), block);
    }

    private static Optional<NewestChunk> end(ByteBuffer bytes, int position, long block) {
        return position <= bytes.limit() && startsAt(bytes, position - FOOTER)
                ? NewestChunk.checked(text(bytes, position - FOOTER, FOOTER))
                        .flatMap(line -> chunk(line, block))
                        .map(each -> new NewestChunk(block - each.length(), each.id(), each.version(), each.length()))
                        .filter(each -> each.block() >= FIRST_BLOCK)
                : Optional.empty();
    }

    private static boolean startsAt(ByteBuffer bytes, int position) {
        if (position + BEGINNING.length > bytes.limit()) {
            return false;
        }
        for (int i = 0; i < BEGINNING.length; i++) {
            if (bytes.get(position + i) != BEGINNING[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(ByteBuffer bytes, int position, int length) {
        return new String(bytes.array(), bytes.arrayOffset() + position, length, StandardCharsets.ISO_8859_1);
    }

    private static Optional<NewestChunk> chunk(String line, long block) {
        Optional<Long> id = NewestChunk.number(ID, line);
        Optional<Long> length = NewestChunk.number(LENGTH, line);
        Optional<Long> version = NewestChunk.number(VERSION, line);
        return id.isEmpty() || length.isEmpty() || version.isEmpty() || length.get() < 1 || length.get() > LONGEST
                ? Optional.empty()
                : Optional.of(new NewestChunk(block, id.get(), version.get(), length.get()));
    }
}
