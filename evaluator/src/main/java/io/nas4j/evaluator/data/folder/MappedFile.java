package io.nas4j.evaluator.data.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that is read as memory, of any length. All processes that map it share its pages, and the system gives them back
 * when memory is short. Nobody may shorten the file meanwhile.
 */
final class MappedFile {

    /** One map has at most 2 GiB. */
    private static final long SEGMENT = 1L << 30;

    private final List<ByteBuffer> segments;
    private final long segmentLength;
    private final long length;

    private MappedFile(List<ByteBuffer> segments, long segmentLength, long length) {
        this.segments = segments;
        this.segmentLength = segmentLength;
        this.length = length;
    }

    static MappedFile open(Path file) throws IOException {
        return open(file, SEGMENT);
    }

    /** Maps a file in pieces of so many bytes. */
    static MappedFile open(Path file, long segmentLength) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = channel.size();
            List<ByteBuffer> segments = new ArrayList<>();
            for (long at = 0; at < length; at += segmentLength) {
                segments.add(channel.map(FileChannel.MapMode.READ_ONLY, at, Math.min(segmentLength, length - at)));
            }
            return new MappedFile(segments, segmentLength, length);
        }
    }

    long length() {
        return length;
    }

    /** A copy of some of its bytes. */
    byte[] bytes(long from, int count) {
        if (from < 0 || count < 0 || from > length - count) {
            throw new IndexOutOfBoundsException(count + " bytes from " + from + " of " + length);
        }
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < count) {
            ByteBuffer segment = segments.get((int) ((from + done) / segmentLength));
            int at = (int) ((from + done) % segmentLength);
            int part = Math.min(count - done, segment.limit() - at);
            segment.get(at, bytes, done, part);
            done += part;
        }
        return bytes;
    }
}
