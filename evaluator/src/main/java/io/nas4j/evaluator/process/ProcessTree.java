package io.nas4j.evaluator.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process with all that it has started. Each of them has inherited the mark, an environment variable, so that on Linux those
 * are found too whose parent has ended.
 *
 * @param process the first of them
 * @param mark {@code NAME=value} in the environment of each, which no other process has
 */
public record ProcessTree(Process process, String mark) {

    private static final Path PROC = Path.of("/proc");
    /** What is killed may start more until it is dead. */
    private static final int ROUNDS = 5;

    /** The processes that live, the first of them too. */
    public List<ProcessHandle> living() {
        List<ProcessHandle> all = new ArrayList<>();
        try (Stream<ProcessHandle> descendants = process.descendants()) {
            descendants.forEach(all::add);
        }
        if (process.isAlive()) {
            all.add(process.toHandle());
        }
        return all;
    }

    /** Ends all of them at once. */
    public void kill() {
        List<ProcessHandle> known = living();
        process.destroyForcibly();
        known.forEach(ProcessHandle::destroyForcibly);
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessHandle> left = marked();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Those of this user that have the mark; none where the system has no {@code /proc}. */
    private List<ProcessHandle> marked() {
        List<ProcessHandle> found = new ArrayList<>();
        String wanted = mark + '\0';
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path each : processes) {
                if (environment(each).contains(wanted)) {
                    ProcessHandle.of(Long.parseLong(each.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        } catch (IOException | NumberFormatException e) {
            return found;
        }
        return found;
    }

    /** Empty where it has ended, is dead and not yet buried, or is another user's. */
    private static String environment(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
