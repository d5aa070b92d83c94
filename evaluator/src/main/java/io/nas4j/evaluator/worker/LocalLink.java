package io.nas4j.evaluator.worker;

import io.nas4j.evaluator.attempt.ProcessMemory;
import io.nas4j.evaluator.process.ProcessEnd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A worker that is a child of this process. */
final class LocalLink implements WorkerLink {

    private final Process process;
    private final long share;
    private final Thread errorReader;

    /**
     * Listens to a process that was just started.
     *
     * @param share bytes that it may keep unless a limit is given
     */
    LocalLink(Process process, WorkerEar ear, long share) {
        this.process = process;
        this.share = share;
        this.errorReader = reader("worker errors", process.getErrorStream(), ear::aside, () -> {});
        errorReader.start();
        reader("worker messages", process.getInputStream(), ear::line, ear::ended)
                .start();
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

    @Override
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public void send(String line) throws IOException {
        OutputStream stream = process.getOutputStream();
        stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    @Override
    public OptionalLong memory() {
        return ProcessMemory.bytes(process.pid());
    }

    @Override
    public long share() {
        return share;
    }

    @Override
    public boolean rest(boolean room) {
        return true;
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public String ending() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.SECONDS)) {
            kill();
        }
        errorReader.join(TimeUnit.SECONDS.toMillis(1));
        return ProcessEnd.text(process.waitFor());
    }
}
