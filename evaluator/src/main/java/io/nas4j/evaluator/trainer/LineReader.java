package io.nas4j.evaluator.trainer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads lines of which none takes more memory than it may. A line feed or a carriage return ends a line, as progress bars use
 * them.
 */
final class LineReader {

    /** The most bytes of a line. */
    static final int MOST = 1 << 16;

    private static final int CHUNK = 1 << 13;

    private LineReader() {}

    /** What becomes of what was read. */
    interface Sink {

        /** Something was read, and be it no whole line. */
        void heard();

        /** A line, without its end; one that is too long was cut. */
        void line(String text, boolean cut) throws InterruptedException;
    }

    /** Reads to the end of the stream, which a killed process leaves early. */
    static void read(InputStream stream, Sink sink) throws InterruptedException {
        byte[] chunk = new byte[CHUNK];
        byte[] line = new byte[MOST];
        int length = 0;
        boolean cut = false;
        try (stream) {
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                sink.heard();
                for (int i = 0; i < count; i++) {
                    if (chunk[i] == '\n' || chunk[i] == '\r') {
                        if (!cut) {
                            give(line, length, sink);
                        }
                        length = 0;
                        cut = false;
                    } else if (length < MOST) {
                        line[length++] = chunk[i];
                    } else if (!cut) {
                        cut = true;
                        sink.line(text(line, length), true);
                    }
                }
            }
        } catch (IOException e) {
            // the stream of a killed process may end so
        }
        if (!cut) {
            give(line, length, sink);
        }
    }

    private static void give(byte[] line, int length, Sink sink) throws InterruptedException {
        if (length > 0) {
            sink.line(text(line, length), false);
        }
    }

    private static String text(byte[] line, int length) {
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }
}
