package io.nas4j.controller.reinforce;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/**
 * Keeps a library off standard output: SameDiff 1.0.0-M2.1 prints a line for each op that it differentiates, and has no
 * switch for it. What other threads print meanwhile still comes out.
 */
final class StandardOutput {

    private StandardOutput() {}

    /** Runs work whose prints, from this thread, are dropped. */
    static synchronized void silence(Runnable work) {
        PrintStream real = System.out;
        PrintStream filtered = new PrintStream(new OthersOnly(real, Thread.currentThread()), true);
        System.setOut(filtered);
        try {
            work.run();
        } finally {
            System.setOut(real);
        }
    }

    private static final class OthersOnly extends FilterOutputStream {

        private final PrintStream real;
        private final Thread silenced;

        OthersOnly(PrintStream real, Thread silenced) {
            super(real);
            this.real = real;
            this.silenced = silenced;
        }

        @Override
        public void write(int b) {
            if (!Thread.currentThread().equals(silenced)) {
                real.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!Thread.currentThread().equals(silenced)) {
                real.write(bytes, from, length);
            }
        }
    }
}
