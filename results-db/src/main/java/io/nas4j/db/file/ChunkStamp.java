package io.nas4j.db.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A checksum over all bytes of a chunk. H2 has none. It is a field of the chunk's first line, in the blanks that H2 leaves
 * there and before which it stops to read; H2 knows no such field and passes it over. Chunks of earlier releases have none.
 */
final class ChunkStamp {

    private static final String FIELD = ",crc:";
    private static final int DIGITS = 8;
    private static final int LONGEST_LINE = 1024;
    private static final byte[] BEGINNING = "chunk:".getBytes(StandardCharsets.ISO_8859_1);

    private ChunkStamp() {}

    /** Stamps a chunk that is about to be written, unless it is none or has a stamp. */
    static void put(ByteBuffer chunk) {
        int from = chunk.position();
        Optional<Integer> end = lineEnd(chunk, from);
        if (end.isEmpty() || chunk.remaining() % NewestChunk.BLOCK != 0) {
            return;
        }
        int text = textEnd(chunk, from, end.get());
        if (end.get() - text < FIELD.length() + DIGITS || stamped(chunk, from, text)) {
            return;
        }
        String field = FIELD + HexFormat.of().toHexDigits(sum(chunk, from, text, end.get()), DIGITS);
        byte[] bytes = field.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            chunk.put(text + i, bytes[i]);
        }
    }

    /** Whether a chunk has the bytes that it was written with; empty where it has no stamp. */
    static Optional<Boolean> holds(ByteBuffer chunk) {
        int from = chunk.position();
        Optional<Integer> end = lineEnd(chunk, from);
        if (end.isEmpty()) {
            return Optional.empty();
        }
        int text = textEnd(chunk, from, end.get());
        if (!stamped(chunk, from, text)) {
            return Optional.empty();
        }
        int before = text - DIGITS - FIELD.length();
        String sum = HexFormat.of().toHexDigits(sum(chunk, from, before, end.get()), DIGITS);
        return Optional.of(sum.equals(latin(chunk, text - DIGITS, DIGITS)));
    }

    private static boolean stamped(ByteBuffer chunk, int from, int text) {
        int field = text - DIGITS - FIELD.length();
        return field > from && latin(chunk, field, FIELD.length()).equals(FIELD);
    }

    /** Of the first line's text and of all behind that line. */
    private static long sum(ByteBuffer chunk, int from, int text, int end) {
        CRC32 crc = new CRC32();
        crc.update(chunk.slice(from, text - from));
        crc.update(chunk.slice(end, chunk.limit() - end));
        return crc.getValue();
    }

    /** Where the first line ends; empty where this is no chunk. */
    private static Optional<Integer> lineEnd(ByteBuffer chunk, int from) {
        for (int i = 0; i < BEGINNING.length; i++) {
            if (from + i >= chunk.limit() || chunk.get(from + i) != BEGINNING[i]) {
                return Optional.empty();
            }
        }
        for (int i = from; i < Math.min(chunk.limit(), from + LONGEST_LINE); i++) {
            if (chunk.get(i) == '\n') {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static int textEnd(ByteBuffer chunk, int from, int end) {
        int text = end;
        while (text > from && chunk.get(text - 1) == ' ') {
            text--;
        }
        return text;
    }

    private static String latin(ByteBuffer chunk, int from, int length) {
        byte[] bytes = new byte[length];
        chunk.get(from, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
