package io.nas4j.db.transfer;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of rows, with errors in a sentence. */
final class RowFiles {

    private RowFiles() {}

    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    static BufferedWriter create(Path file) {
        try {
            return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    static void write(Path file, Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static WorkFailedException failed(Path file, IOException e) {
        return new WorkFailedException("cannot write " + file + ": " + AtomicFile.reason(e), e);
    }
}
