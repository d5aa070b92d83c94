package io.nas4j.evaluator.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A small process that waits for the end of this one, however it comes, and then ends the processes that have a mark in their
 * environment and removes a folder. It needs {@code /bin/sh}; processes are found on Linux alone.
 */
public final class Watchdog implements AutoCloseable {

    private static final Path SHELL = Path.of("/bin/sh");
    private static final long LONGEST_END = 10;

    /** Reads until its input ends, which the system closes with this process. */
    private static final String PROGRAM = """
            trap '' INT TERM HUP
            cat >/dev/null
            for round in 1 2 3 4 5; do
              found=
              for each in /proc/[0-9]*/environ; do
                if grep -q "$1" "$each" 2>/dev/null; then
                  process=${each%/environ}
                  kill -KILL "${process#/proc/}" 2>/dev/null && found=1
                fi
              done
              [ -n "$found" ] || break
            done
            rm -rf -- "$2"
            """;

    private final Optional<Process> process;

    private Watchdog(Optional<Process> process) {
        this.process = process;
    }

    /**
     * Begins to watch.
     *
     * @param mark the beginning of {@code NAME=value} in the environment of what is to end: letters, digits, '_', '=' and '-'
     * @param folder which is to go
     */
    public static Watchdog start(String mark, Path folder) {
        if (!Files.isExecutable(SHELL)) {
            return new Watchdog(Optional.empty());
        }
        try {
            return new Watchdog(Optional.of(ChildProcess.of(List.of(
                            SHELL.toString(),
                            "-c",
                            PROGRAM,
                            "nas4j-watchdog",
                            mark,
                            folder.toAbsolutePath().toString()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()));
        } catch (IOException e) {
            return new Watchdog(Optional.empty());
        }
    }

    /** Has it do its work now, and waits a moment for that. */
    @Override
    public void close() {
        if (process.isEmpty()) {
            return;
        }
        try {
            process.get().getOutputStream().close();
            process.get().waitFor(LONGEST_END, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.get().destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
