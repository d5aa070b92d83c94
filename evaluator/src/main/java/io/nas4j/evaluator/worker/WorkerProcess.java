package io.nas4j.evaluator.worker;

import io.nas4j.core.WorkFailedException;
import java.io.IOException;
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

    /** Seconds. Starting takes few on an idle machine; the first start of all unpacks native libraries, while others wait. */
    private static final long LONGEST_START = 600;

    private final WorkerLink link;
    private final Ear ear;

    private WorkerProcess(WorkerLink link, Ear ear) {
        this.link = link;
        this.ear = ear;
    }

    /**
     * Starts a worker and waits until it is ready.
     *
     * @param log is given every line that the worker prints besides its messages, from several threads
     * @throws WorkerDiedException where it ends before it is ready
     * @throws WorkFailedException where it cannot be started, or is not ready in time
     */
    static WorkerProcess start(WorkerHost host, Consumer<String> log) throws InterruptedException {
        Ear ear = new Ear(log);
        WorkerProcess worker = new WorkerProcess(host.connect(ear), ear);
        try {
            Optional<Message> first = worker.next(TimeUnit.SECONDS.toNanos(LONGEST_START));
            while (first.isPresent() && first.get() instanceof Message.Lost) {
                first = worker.next(TimeUnit.SECONDS.toNanos(LONGEST_START));
            }
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

    boolean alive() {
        return link.alive();
    }

    /** Sends a request; one that cannot be sent is answered by {@link Message.Gone}. */
    void send(String line) {
        try {
            link.send(line);
        } catch (IOException e) {
            ear.messages.add(new Message.Gone());
        }
    }

    /** Waits so many nanoseconds for the next message. */
    Optional<Message> next(long nanos) throws InterruptedException {
        return Optional.ofNullable(ear.messages.poll(nanos, TimeUnit.NANOSECONDS));
    }

    /** Bytes that it keeps; empty where that is not known. */
    OptionalLong memory() {
        return link.memory();
    }

    /** Bytes that it may keep unless a limit is given. */
    long share() {
        return link.share();
    }

    /**
     * It has answered and is as good as before. Returns whether it takes another request here; otherwise it is over.
     *
     * @param room whether it keeps less than half of what it may
     */
    boolean rest(boolean room) {
        return link.rest(room);
    }

    void kill() {
        link.kill();
    }

    /** How it died and what it last said. */
    String obituary() throws InterruptedException {
        String how = link.ending();
        List<String> lines = ear.lastLines();
        Optional<String> crash = CrashReport.in(lines);
        if (crash.isPresent()) {
            return crash.get();
        }
        List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
        return last.isEmpty() ? how : how + ", last lines: " + String.join(" | ", last);
    }

    /** Tells messages from what is printed besides. */
    private static final class Ear implements WorkerEar {

        private final Consumer<String> log;
        private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
        private final Deque<String> last = new ArrayDeque<>();

        Ear(Consumer<String> log) {
            this.log = log;
        }

        @Override
        public void line(String line) {
            Protocol.parseMessage(line).ifPresentOrElse(messages::add, () -> aside(line));
        }

        @Override
        public void aside(String line) {
            if (line.isBlank()) {
                return;
            }
            synchronized (last) {
                last.addLast(line);
                if (last.size() > LAST_LINES) {
                    last.removeFirst();
                }
            }
            log.accept(line);
        }

        @Override
        public void lost() {
            messages.add(new Message.Lost());
        }

        @Override
        public void ended() {
            messages.add(new Message.Gone());
        }

        List<String> lastLines() {
            synchronized (last) {
                return List.copyOf(last);
            }
        }
    }
}
