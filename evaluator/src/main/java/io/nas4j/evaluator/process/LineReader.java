package io.nas4j.evaluator.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads what a child process says, line by line, in a thread of its own. */
public final class LineReader {

    private LineReader() {}

    /**
     * Starts to read.
     *
     * @param name of the thread
     * @param sink is told each line
     * @param ended is told that no more will come
     * @return the thread, which ends with the stream
     */
    public static Thread start(String name, InputStream stream, Consumer<String> sink, Runnable ended) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        lines.lines().forEach(sink);
                    } catch (IOException | UncheckedIOException e) {
                        // the stream of a killed process may end so
                    } finally {
                        ended.run();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
