package io.nas4j.evaluator.worker;

import io.nas4j.core.WorkFailedException;
import io.nas4j.evaluator.attempt.ProcessMemory;
import io.nas4j.evaluator.process.WorkerCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The parent's side of one worker. Used by one thread at a time, but for {@link #kill}. */
final class WorkerProcess {

    private static final int SHOWN_LINES = 8;

    /** A JVM's report of its crash is as long. */
    private static final int LAST_LINES = 40;

    private static final int SIGNAL_BASE = 128;
    private static final int SIGKILL = 9;

    /** Seconds. Starting takes few on an idle machine; the first start of all unpacks native libraries, while others wait. */
    private static final long LONGEST_START = 600;

    private final Process process;
    private final Consumer<String> log;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Thread errorReader;

    private WorkerProcess(Process process, Consumer<String> log) {
        this.process = process;
        this.log = log;
        this.errorReader = reader("worker errors", process.getErrorStream(), this::note, () -> {});
    }

    /**
     * Starts a worker and waits until it is ready.
     *
     * @param log is given every line that the worker prints besides its messages, from several threads
     * @throws WorkerDiedException where it ends before it is ready
     * @throws WorkFailedException where it cannot be started, or is not ready in time
     */
    static WorkerProcess start(WorkerCommand command, Consumer<String> log) throws InterruptedException {
        ProcessBuilder builder = command.process();
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new WorkFailedException("a worker process cannot be started: " + e.getMessage(), e);
        }
        WorkerProcess worker = new WorkerProcess(process, log);
        worker.errorReader.start();
        reader(
                        "worker messages",
                        process.getInputStream(),
                        worker::receive,
                        () -> worker.messages.add(new Message.Gone()))
                .start();
        try {
            Optional<Message> first = worker.next(TimeUnit.SECONDS.toNanos(LONGEST_START));
            if (first.isEmpty()) {
                worker.kill();
                throw new WorkFailedException(
                        "a worker process was not ready " + LONGEST_START + " s after its start: " + worker.obituary());
            }
            if (first.get() instanceof Message.Ready) {
                return worker;
            }
        } catch (InterruptedException e) {
            worker.kill();
            throw e;
        }
        worker.kill();
        throw new WorkerDiedException("a worker process cannot be started: " + worker.obituary());
    }

    private static Thread reader(String name, InputStream stream, Consumer<String> sink, Runnable ended) {
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
        return thread;
    }

    private void receive(String line) {
        Protocol.parseMessage(line).ifPresentOrElse(messages::add, () -> note(line));
    }

    private void note(String line) {
        if (line.isBlank()) {
            return;
        }
        synchronized (lastLines) {
            lastLines.addLast(line);
            if (lastLines.size() > LAST_LINES) {
                lastLines.removeFirst();
            }
        }
        log.accept(line);
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Sends a request; one that cannot be sent is answered by {@link Message.Gone}. */
    void send(String line) {
        try {
            OutputStream stream = process.getOutputStream();
            stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            messages.add(new Message.Gone());
        }
    }

    /** Waits so many nanoseconds for the next message. */
    Optional<Message> next(long nanos) throws InterruptedException {
        return Optional.ofNullable(messages.poll(nanos, TimeUnit.NANOSECONDS));
    }

    /** Bytes that it keeps; empty where that is not known. */
    OptionalLong memory() {
        return ProcessMemory.bytes(process.pid());
    }

    void kill() {
        process.destroyForcibly();
    }

    /** How it died and what it last said. */
    String obituary() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.SECONDS)) {
            kill();
        }
        errorReader.join(TimeUnit.SECONDS.toMillis(1));
        int code = process.waitFor();
        String how = code > SIGNAL_BASE
                ? "killed by signal " + (code - SIGNAL_BASE)
                        + (code == SIGNAL_BASE + SIGKILL ? ", as the system does where memory runs out" : "")
                : "exit code " + code;
        synchronized (lastLines) {
            List<String> lines = List.copyOf(lastLines);
            Optional<String> crash = CrashReport.in(lines);
            if (crash.isPresent()) {
                return crash.get();
            }
            List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
            return last.isEmpty() ? how : how + ", last lines: " + String.join(" | ", last);
        }
    }
}
