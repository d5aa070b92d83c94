package io.nas4j.cluster.executor;

import io.nas4j.cluster.report.Report;
import io.nas4j.evaluator.attempt.ProcessMemory;
import io.nas4j.evaluator.process.ProcessEnd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A worker process of this executor. Used by one thread at a time, but for {@link #kill}. */
final class ChildWorker {

    private static final long LONGEST_END = 2;

    private final Process process;
    private final BlockingQueue<Report.Said> said = new LinkedBlockingQueue<>();
    private final List<Thread> readers;

    ChildWorker(Process process) {
        this.process = process;
        this.readers = List.of(reader(true, process.getInputStream()), reader(false, process.getErrorStream()));
        readers.forEach(Thread::start);
    }

    private Thread reader(boolean messages, InputStream stream) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        lines.lines()
                                .filter(line -> !line.isBlank())
                                .forEach(line -> said.add(new Report.Said(messages, line)));
                    } catch (IOException | UncheckedIOException e) {
                        return; // the stream of a killed process may end so
                    }
                },
                "nas4j worker");
        thread.setDaemon(true);
        return thread;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** What it has said, waiting so long for the first line. */
    List<Report.Said> next(long millis) throws InterruptedException {
        List<Report.Said> lines = new ArrayList<>();
        Report.Said first = said.poll(millis, TimeUnit.MILLISECONDS);
        if (first != null) {
            lines.add(first);
            said.drainTo(lines);
        }
        return lines;
    }

    /** How it ended, once all that it said has been taken; empty while it lives. */
    Optional<String> ending() throws InterruptedException {
        if (process.isAlive()) {
            return Optional.empty();
        }
        for (Thread reader : readers) {
            reader.join(TimeUnit.SECONDS.toMillis(LONGEST_END));
        }
        return said.isEmpty() ? Optional.of(ProcessEnd.text(process.waitFor())) : Optional.empty();
    }

    /** Sends a line; whether it could be sent shows in {@link #ending}. */
    void send(String line) {
        try {
            OutputStream stream = process.getOutputStream();
            stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            kill(); // who does not listen is dead, or as good as that
        }
    }

    /** Bytes that it keeps; -1 where that is not known. */
    long memory() {
        return ProcessMemory.bytes(process.pid()).orElse(-1);
    }

    void kill() {
        process.destroyForcibly();
    }
}
