package io.nas4j.evaluator.attempt;

import com.sun.management.OperatingSystemMXBean;
import io.nas4j.evaluator.process.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much memory a process keeps. On Linux that is what it has for itself ({@code RssAnon} and {@code RssShmem}): files that
 * it has mapped, such as decoded images, are shared between workers and given back when memory is needed. Elsewhere it is
 * what {@code ps} prints, and nothing where there is no {@code ps}.
 */
public final class ProcessMemory {

    private static final boolean PROC = Files.isReadable(Path.of("/proc/self/status"));
    private static final Pattern OWN = Pattern.compile("(?m)^Rss(?:Anon|Shmem):\\s*(\\d+) kB");
    private static final Pattern WHOLE = Pattern.compile("(?m)^VmRSS:\\s*(\\d+) kB");
    private static final long KIB = 1024;
    private static final long PS_SECONDS = 5;

    private ProcessMemory() {}

    /** How long to wait from one look to the next, in nanoseconds: {@code ps} is a process of its own. */
    public static long interval() {
        return TimeUnit.MILLISECONDS.toNanos(PROC ? 200 : 2_000);
    }

    /** Bytes that a process keeps; empty where that is not known, or it has ended. */
    public static OptionalLong bytes(long pid) {
        try {
            return PROC ? ofStatus(Files.readString(Path.of("/proc", String.valueOf(pid), "status"))) : ofPs(pid);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Bytes of main memory that this machine, or the container that this process runs in, has. */
    public static long ofMachine() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    /** Kernels before 4.5 know the whole alone. */
    static OptionalLong ofStatus(String status) {
        OptionalLong own = sum(OWN.matcher(status));
        return own.isPresent() ? own : sum(WHOLE.matcher(status));
    }

    private static OptionalLong sum(Matcher matcher) {
        long sum = 0;
        boolean found = false;
        while (matcher.find()) {
            sum += Long.parseLong(matcher.group(1)) * KIB;
            found = true;
        }
        return found ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    static OptionalLong ofPs(long pid) throws IOException {
        Process ps = ChildProcess.of(List.of("ps", "-o", "rss=", "-p", String.valueOf(pid)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = ps.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.US_ASCII).strip();
            ps.waitFor(PS_SECONDS, TimeUnit.SECONDS);
            return text.matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(text) * KIB) : OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        } finally {
            ps.destroyForcibly();
        }
    }
}
