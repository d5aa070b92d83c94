package io.nas4j.cluster;

import io.nas4j.cluster.wire.Frame;
import io.nas4j.cluster.wire.Words;
import io.nas4j.core.WorkFailedException;
import io.nas4j.evaluator.process.LineReader;
import io.nas4j.evaluator.process.Watchdog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Spark's driver, a child of this process. It ends with this process, however that ends. */
final class DriverProcess implements AutoCloseable {

    private static final int LAST_LINES = 40;
    private static final long LONGEST_END = 12;

    private final Process process;
    private final Watchdog watchdog;
    private final Deque<String> lastLines = new ArrayDeque<>();

    private DriverProcess(Process process, Watchdog watchdog) {
        this.process = process;
        this.watchdog = watchdog;
    }

    /**
     * Starts it, and returns at once.
     *
     * @param said is given what it says, from one thread
     * @param ended is told, in a sentence, why it says nothing more
     */
    static DriverProcess start(DriverCommand command, Code code, Consumer<Frame> said, Consumer<String> ended) {
        try {
            Path folder = Files.createTempDirectory("nas4j-cluster");
            String mark = UUID.randomUUID().toString();
            Process process = command.process(folder, mark).start();
            Watchdog watchdog = Watchdog.start(DriverCommand.MARK + "=" + mark, folder);
            DriverProcess driver = new DriverProcess(process, watchdog);
            Thread errors = LineReader.start("Spark's log", process.getErrorStream(), driver::note, () -> {});
            LineReader.start(
                    "Spark's driver",
                    process.getInputStream(),
                    line -> said.accept(Frame.parse(line)),
                    () -> ended.accept(driver.obituary(errors)));
            command.order(folder, code).forEach(driver::tell);
            driver.tell(Frame.of(Words.START, command.settings().seconds()));
            return driver;
        } catch (IOException e) {
            throw new WorkFailedException("Spark's driver cannot be started: " + e.getMessage(), e);
        }
    }

    private void note(String line) {
        synchronized (lastLines) {
            lastLines.addLast(line);
            if (lastLines.size() > LAST_LINES) {
                lastLines.removeFirst();
            }
        }
    }

    private String obituary(Thread errors) {
        try {
            errors.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<String> lines;
        synchronized (lastLines) {
            lines = List.copyOf(lastLines);
        }
        return SparkFailure.of(lines);
    }

    /** Tells it something; nobody hears it where it has ended. */
    synchronized void tell(Frame frame) {
        try {
            OutputStream out = process.getOutputStream();
            out.write((frame.text() + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            process.destroyForcibly(); // its end is told by who reads what it says
        }
    }

    /** Has it give the executors back, and ends it. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        watchdog.close();
    }
}
