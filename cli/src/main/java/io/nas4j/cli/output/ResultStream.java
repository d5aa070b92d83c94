package io.nas4j.cli.output;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where results go. What cannot be written ends the command, where a {@link PrintWriter} of Java's own would go on as if it
 * had been written.
 */
public final class ResultStream extends OutputStream {

    private final OutputStream out;
    private boolean broken;

    private ResultStream(OutputStream out) {
        this.out = out;
    }

    /** Whoever read the results has read enough, as {@code head} has. */
    public static final class ReaderGoneException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private ReaderGoneException(IOException cause) {
            super("nobody reads the output any more", cause);
        }
    }

    /**
     * A writer of UTF-8 text. Its methods throw {@link WorkFailedException} where the text cannot be written and
     * {@link ReaderGoneException} where nobody reads it, once; from then on they do nothing.
     */
    public static PrintWriter writer(OutputStream out) {
        return new PrintWriter(new OutputStreamWriter(new ResultStream(out), StandardCharsets.UTF_8), true);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        attempt(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() {
        attempt(out::flush);
    }

    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    private void attempt(Action action) {
        if (broken) {
            return;
        }
        try {
            action.run();
        } catch (IOException e) {
            broken = true;
            if ("Broken pipe".equals(e.getMessage())) {
                throw new ReaderGoneException(e);
            }
            throw new WorkFailedException("the output cannot be written: " + AtomicFile.reason(e), e);
        }
    }
}
