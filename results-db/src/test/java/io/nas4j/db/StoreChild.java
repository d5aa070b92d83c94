package io.nas4j.db;

import static io.nas4j.db.Fixtures.complete;
import static io.nas4j.db.Fixtures.epoch;
import static io.nas4j.db.Fixtures.reward;
import static io.nas4j.db.Fixtures.spec;

import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.OpenMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own that uses a store; says on standard output what it has done. */
public final class StoreChild implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private StoreChild(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Runs trials of a study, {@code pause} milliseconds each, until the total is finished; resumes. */
    public static StoreChild writing(String url, String study, int total, int pause) {
        return start(List.of(), "write", url, study, Integer.toString(total), Integer.toString(pause));
    }

    /** As {@link #writing}, with a shell command before {@code exec java}. */
    static StoreChild writingAfter(String shell, String url, String study, int total, int pause) {
        return start(
                List.of("bash", "-c", shell + "; exec \"$0\" \"$@\""),
                "write",
                url,
                study,
                Integer.toString(total),
                Integer.toString(pause));
    }

    /** Prints the number of finished trials of each study, once. */
    static StoreChild listing(String url) {
        return start(List.of(), "list", url);
    }

    /** Reads a study's trials and epochs so many times in each of two threads; says what it saw that must not be. */
    static StoreChild reading(String url, String study, int times) {
        return start(List.of(), "read", url, study, Integer.toString(times));
    }

    /** Locks the file as no nas4j does, until it is killed. */
    static StoreChild locking(Path file) {
        return start(List.of(), "lock", file.toString());
    }

    /** Deletes all epochs and changes all trials in a transaction that is in the file, uncommitted, when it dies. */
    static StoreChild dyingInATransaction(String h2Url) {
        return start(List.of(), "die", h2Url);
    }

    private static StoreChild start(List<String> before, String... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(StoreChild.class.getName());
        command.addAll(List.of(arguments));
        try {
            return new StoreChild(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the line; returns all before it. */
    public List<String> until(String line) throws IOException {
        List<String> before = new ArrayList<>();
        for (String next = output.readLine(); next != null; next = output.readLine()) {
            if (next.equals(line)) {
                return before;
            }
            before.add(next);
        }
        throw new AssertionError("the process ended before it said '" + line + "': " + before);
    }

    /** All that it still says until it ends. */
    public List<String> rest() throws IOException {
        return output.lines().toList();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end");
        }
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL, without waiting for the end; what it said before can still be read. */
    public void signal() {
        // of the handle: that of the process would close its output too
        process.toHandle().destroyForcibly();
    }

    /** SIGKILL. */
    public void kill() {
        signal();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            switch (args[0]) {
                case "write" -> write(out, args[1], args[2], Integer.parseInt(args[3]), Integer.parseInt(args[4]));
                case "list" -> list(out, args[1]);
                case "read" -> read(out, args[1], args[2], Integer.parseInt(args[3]));
                case "lock" -> lock(out, Path.of(args[1]));
                case "die" -> die(args[1]);
                default -> throw new IllegalArgumentException(args[0]);
            }
        } catch (RuntimeException e) {
            out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private static void lock(PrintStream out, Path file) throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                out.println("locked");
                Thread.sleep(Long.MAX_VALUE);
            }
        }
    }

    private static void die(String url) throws Exception {
        try (Connection first = H2.connect(url);
                Connection second = H2.connect(url);
                Statement change = first.createStatement();
                Statement sync = second.createStatement()) {
            first.setAutoCommit(false);
            change.execute("UPDATE trial SET macs = 1");
            change.execute("DELETE FROM trial WHERE number = 1");
            sync.execute("CHECKPOINT SYNC");
            Runtime.getRuntime().halt(9);
        }
    }

    private static void write(PrintStream out, String url, String study, int total, int pause)
            throws InterruptedException {
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.WRITE)) {
            if (store.config(study).isEmpty()) {
                store.create(Fixtures.config(study, total), Fixtures.PROVENANCE);
            }
            store.claim(study);
            out.println("open");
            int first = (int) store.trials(study, Phase.SEARCH).stream()
                    .filter(trial -> trial.state().finished())
                    .count();
            for (int number = first; number < total; number++) {
                store.start(study, spec(number));
                out.println("start " + number);
                Thread.sleep(pause);
                store.epoch(study, Phase.SEARCH, number, epoch(1));
                store.epoch(study, Phase.SEARCH, number, epoch(2));
                store.finish(study, Phase.SEARCH, number, complete(0.5), reward(number, 0.5), 1);
                out.println("finish " + number);
            }
        }
        out.println("done");
    }

    private static void read(PrintStream out, String url, String study, int times) throws InterruptedException {
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            Runnable reader = () -> {
                int seen = 0;
                for (int i = 0; i < times; i++) {
                    List<Trial> trials = store.trials(study, Phase.SEARCH);
                    Map<Integer, List<Epoch>> epochs = store.epochs(study, Phase.SEARCH);
                    int finished = (int) trials.stream()
                            .filter(trial -> trial.state().finished())
                            .count();
                    trials.stream()
                            .filter(trial -> trial.state().finished())
                            .filter(trial -> epochs.getOrDefault(trial.number(), List.of())
                                                    .size()
                                            != 2
                                    || trial.reward().isEmpty())
                            .forEach(trial -> out.println("half of trial " + trial.number()));
                    if (finished < seen) {
                        out.println("had " + seen + " finished trials, then " + finished);
                    }
                    seen = finished;
                }
            };
            Thread other = new Thread(reader);
            other.start();
            reader.run();
            other.join();
        }
        out.println("read " + 4 * times);
    }

    private static void list(PrintStream out, String url) {
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            store.studies()
                    .forEach(study -> out.println(study.config().name() + " " + study.state() + " " + study.complete()
                            + " " + numbers(store.trials(study.config().name(), Phase.SEARCH))));
        }
    }

    private static String numbers(List<Trial> trials) {
        return String.join(
                ",",
                trials.stream().map(trial -> Integer.toString(trial.number())).toList());
    }
}
