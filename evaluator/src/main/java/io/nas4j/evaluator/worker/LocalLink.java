package io.nas4j.evaluator.worker;

import io.nas4j.evaluator.attempt.ProcessMemory;
import io.nas4j.evaluator.process.LineReader;
import io.nas4j.evaluator.process.ProcessEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

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
        this.errorReader = LineReader.start("worker errors", process.getErrorStream(), ear::aside, () -> {});
        LineReader.start("worker messages", process.getInputStream(), ear::line, ear::ended);
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
