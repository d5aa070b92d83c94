package io.nas4j.evaluator.trainer;

import io.nas4j.core.WorkFailedException;
import io.nas4j.evaluator.attempt.ProcessMemory;
import io.nas4j.evaluator.process.ChildProcess;
import io.nas4j.evaluator.process.ProcessTree;
import io.nas4j.evaluator.process.WorkerCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The parent's side of a user's program. Used by one thread at a time, but for {@link #kill}. */
final class TrainerProcess {

    /** The environment variable that all processes of a program have. */
    static final String MARK = "NAS4J_TRAINER";

    private static final int SHOWN_LINES = 8;
    private static final int SHOWN_LENGTH = 500;
    private static final int MOST_WAITING = 256;

    /** How long a program may tidy up once its input has ended. */
    private static final long GRACE_SECONDS = 5;

    private static final int SIGNAL_BASE = 128;
    private static final int SIGKILL = 9;

    private final ProcessTree tree;
    private final Consumer<String> log;
    private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final AtomicBoolean spoke = new AtomicBoolean();
    private final Thread errors;
    private volatile boolean killed;

    private TrainerProcess(ProcessTree tree, Consumer<String> log) {
        this.tree = tree;
        this.log = log;
        this.errors = reader("trainer errors", tree.process().getErrorStream(), new Notes());
    }

    /**
     * Starts a program.
     *
     * @param words the program with its arguments
     * @param mark the value of {@link #MARK} for it
     * @param log is given every line that the program prints besides its reports, from several threads
     * @throws WorkFailedException where it cannot be started
     */
    static TrainerProcess start(List<String> words, String mark, Consumer<String> log) {
        List<String> command = new ArrayList<>(WorkerCommand.deaf());
        command.addAll(words);
        ProcessBuilder builder = ChildProcess.of(command);
        builder.environment().put(MARK, mark);
        try {
            TrainerProcess started = new TrainerProcess(new ProcessTree(builder.start(), MARK + "=" + mark), log);
            started.errors.start();
            reader("trainer reports", started.tree.process().getInputStream(), started.new Reports())
                    .start();
            return started;
        } catch (IOException e) {
            throw new WorkFailedException("the program " + words.get(0) + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static Thread reader(String name, InputStream stream, LineReader.Sink sink) {
        Thread thread = new Thread(
                () -> {
                    try {
                        LineReader.read(stream, sink);
                        if (sink instanceof Reports reports) {
                            reports.add(new Heard.End());
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        return thread;
    }

    /** Lines of the standard output. */
    private final class Reports implements LineReader.Sink {

        @Override
        public void heard() {
            spoke.set(true);
        }

        @Override
        public void line(String text, boolean cut) throws InterruptedException {
            add(cut ? new Heard.LongLine(LineReader.MOST) : new Heard.Line(text));
        }

        /** Waits where the program says more than is listened to, which lets it wait too. */
        void add(Heard what) throws InterruptedException {
            while (!killed && !heard.offer(what, 1, TimeUnit.SECONDS)) {
                // once more
            }
        }
    }

    /** Lines of the standard error. */
    private final class Notes implements LineReader.Sink {

        @Override
        public void heard() {
            spoke.set(true);
        }

        @Override
        public void line(String text, boolean cut) {
            note(text);
        }
    }

    /** Keeps a line that is no report, as one of the last. */
    void note(String line) {
        if (line.isBlank()) {
            return;
        }
        String shown = line.length() <= SHOWN_LENGTH ? line : line.substring(0, SHOWN_LENGTH) + "...";
        synchronized (lastLines) {
            lastLines.addLast(shown);
            if (lastLines.size() > SHOWN_LINES) {
                lastLines.removeFirst();
            }
        }
        log.accept(shown);
    }

    /** Names a trial's folder on its input; a program that reads no more is heard to end. */
    void send(String folder) {
        heard.clear();
        try {
            tree.process().getOutputStream().write((folder + "\n").getBytes(StandardCharsets.UTF_8));
            tree.process().getOutputStream().flush();
        } catch (IOException e) {
            kill();
        }
    }

    /** Waits so many nanoseconds for what it says next. */
    Optional<Heard> next(long nanos) throws InterruptedException {
        return Optional.ofNullable(heard.poll(nanos, TimeUnit.NANOSECONDS));
    }

    /** Whether it has printed anything since this was asked last. */
    boolean spoke() {
        return spoke.getAndSet(false);
    }

    /** Its exit code; empty while it lives. */
    OptionalInt exit() {
        return tree.process().isAlive()
                ? OptionalInt.empty()
                : OptionalInt.of(tree.process().exitValue());
    }

    /** Bytes that it keeps with all that it started; empty where that is not known. */
    OptionalLong memory() {
        long sum = 0;
        boolean known = false;
        for (ProcessHandle each : tree.living()) {
            OptionalLong bytes = ProcessMemory.bytes(each.pid());
            sum += bytes.orElse(0);
            known |= bytes.isPresent();
        }
        return known ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    /** Closes its input, gives it a moment to tidy up, and ends what is left of it. */
    void end() throws InterruptedException {
        try {
            tree.process().getOutputStream().close();
        } catch (IOException e) {
            // it has ended already
        }
        try {
            tree.process().waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } finally {
            kill();
        }
    }

    /** Ends it at once, with all that it started. */
    void kill() {
        killed = true;
        tree.kill();
    }

    /** How it ended and what it last said. */
    String obituary() throws InterruptedException {
        errors.join(TimeUnit.SECONDS.toMillis(1));
        OptionalInt code = exit();
        if (code.isEmpty()) {
            return withLines("it closed its output");
        }
        return withLines(
                code.getAsInt() > SIGNAL_BASE
                        ? "killed by signal " + (code.getAsInt() - SIGNAL_BASE)
                                + (code.getAsInt() == SIGNAL_BASE + SIGKILL
                                        ? ", as the system does where memory runs out"
                                        : "")
                        : "exit code " + code.getAsInt());
    }

    /** A phrase, and behind it the last lines that were no reports. */
    String withLines(String phrase) {
        synchronized (lastLines) {
            return lastLines.isEmpty() ? phrase : phrase + ", last lines: " + String.join(" | ", lastLines);
        }
    }

    /** Whether an exit code tells of a signal. */
    static boolean ofSignal(int code) {
        return code > SIGNAL_BASE;
    }
}
