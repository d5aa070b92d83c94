package io.nas4j.evaluator.latency;

import io.nas4j.evaluator.process.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps the calling thread on the core where it runs, until closed. Linux alone, where {@code taskset} of util-linux is
 * installed; elsewhere the system moves the thread as ever, and {@link #core} is empty.
 */
final class CorePin implements AutoCloseable {

    private static final Path SELF = Path.of("/proc/thread-self");
    private static final Pattern MASK = Pattern.compile(":\\s*([0-9a-f,]+)\\s*$");

    /** The 37th field behind the name, which stands in brackets and may have spaces. */
    private static final int PROCESSOR = 37;

    private static final long LONGEST = 5;

    private final Optional<Held> held;

    /** A thread that is pinned. */
    private record Held(String thread, String core, String maskBefore) {}

    private CorePin(Optional<Held> held) {
        this.held = held;
    }

    /** Pins the calling thread, where that can be done. */
    static CorePin here() {
        try {
            if (!Files.exists(SELF)) {
                return new CorePin(Optional.empty());
            }
            String thread = SELF.toRealPath().getFileName().toString();
            String core = core(Files.readString(SELF.resolve("stat")));
            Optional<String> before = taskset("-p", thread);
            if (before.isEmpty()) {
                return new CorePin(Optional.empty());
            }
            Matcher mask = MASK.matcher(before.get().strip());
            return mask.find() && taskset("-pc", core, thread).isPresent()
                    ? new CorePin(Optional.of(new Held(thread, core, mask.group(1))))
                    : new CorePin(Optional.empty());
        } catch (IOException e) {
            return new CorePin(Optional.empty());
        }
    }

    static String core(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields[PROCESSOR - 1];
    }

    /** What it prints; empty where it is not there or refuses. */
    private static Optional<String> taskset(String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("taskset"), Arrays.stream(arguments)).toList();
        try {
            Process process = ChildProcess.of(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(LONGEST, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(printed)
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The core that the thread stays on. */
    Optional<String> core() {
        return held.map(Held::core);
    }

    /** Lets the thread go where it was allowed to before. */
    @Override
    public void close() {
        held.ifPresent(thread -> taskset("-p", thread.maskBefore(), thread.thread()));
    }
}
