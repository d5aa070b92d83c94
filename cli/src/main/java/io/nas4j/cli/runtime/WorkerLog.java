package io.nas4j.cli.runtime;

import io.nas4j.core.file.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Keeps what workers print in a file. Where it cannot, as on a full disk, it says so once, and trials go on: none of them is
 * to blame.
 */
final class WorkerLog implements Consumer<String> {

    private final Path file;
    private final Consumer<String> notes;
    private boolean complained;

    /**
     * A log that begins with the first line.
     *
     * @param notes is told where the file cannot be written
     */
    WorkerLog(Path file, Consumer<String> notes) {
        this.file = file;
        this.notes = notes;
    }

    @Override
    public synchronized void accept(String line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (BufferedWriter writer =
                    Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                writer.write(line);
                writer.newLine();
            }
        } catch (IOException e) {
            if (!complained) {
                complained = true;
                notes.accept("what workers print is not kept: cannot write " + file + ": " + AtomicFile.reason(e));
            }
        }
    }
}
