package io.nas4j.evaluator.data.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A kind of segment in a JPEG file, before the image.
 *
 * @param marker the segment's marker, such as {@code 0xffe1}
 * @param name text at the beginning of the segment's content
 */
record JpegSegment(int marker, String name) {

    static final JpegSegment EXIF = new JpegSegment(0xffe1, "Exif\0\0");
    static final JpegSegment ADOBE = new JpegSegment(0xffee, "Adobe");

    private static final int START = 0xffd8;
    private static final int START_OF_SCAN = 0xffda;
    private static final int FILL = 0xffff;
    private static final int MARKER_BYTE = 0xff;

    /** The content of the first such segment, without the name. Empty where there is none, or where the file is no JPEG. */
    Optional<ByteBuffer> in(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (file.length < Short.BYTES || unsigned(bytes, 0) != START) {
            return Optional.empty();
        }
        byte[] start = name.getBytes(StandardCharsets.ISO_8859_1);
        int at = Short.BYTES;
        while (at + 2 * Short.BYTES <= file.length) {
            int found = unsigned(bytes, at);
            if (found == FILL) {
                at++;
                continue;
            }
            int from = at + 2 * Short.BYTES;
            int to = at + Short.BYTES + unsigned(bytes, at + Short.BYTES);
            if (found >>> Byte.SIZE != MARKER_BYTE || found == START_OF_SCAN || to < from || to > file.length) {
                return Optional.empty();
            }
            int behind = from + start.length;
            if (found == marker && behind <= to && Arrays.equals(file, from, behind, start, 0, start.length)) {
                return Optional.of(bytes.slice(behind, to - behind));
            }
            at = to;
        }
        return Optional.empty();
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }
}
