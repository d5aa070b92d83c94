package io.nas4j.api.workplace;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.OwnerOnly;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes the output of workers to a file, for its owner alone. Where it cannot, as on a full disk, it says so once, and the
 * trials go on.
 */
final class WorkerLog implements Consumer<String> {

    private final Path file;
    private final Consumer<String> notes;
    private boolean complained;

    /**
     * Makes a log whose file is created with the first line.
     *
     * @param notes receives a sentence where the file cannot be written
     */
    WorkerLog(Path file, Consumer<String> notes) {
        this.file = file;
        this.notes = notes;
    }

    @Override
    public synchronized void accept(String line) {
        try {
            OwnerOnly.createFolders(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Set<StandardOpenOption> append = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            try (Writer writer = Channels.newWriter(
                    Files.newByteChannel(file, append, OwnerOnly.file(file)), StandardCharsets.UTF_8)) {
                writer.write(line + System.lineSeparator());
            }
        } catch (IOException e) {
            if (!complained) {
                complained = true;
                notes.accept("what workers print is not kept: cannot write " + file + ": " + AtomicFile.reason(e));
            }
        }
    }
}
