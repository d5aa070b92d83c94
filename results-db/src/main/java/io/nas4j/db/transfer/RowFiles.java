package io.nas4j.db.transfer;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Files of rows, with errors in a sentence. */
final class RowFiles {

    private RowFiles() {}

    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    /** @param file of an export that is being made, for which this process made file or folder */
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

    /** Removes the files of an earlier attempt from a folder that this process made. */
    static void empty(Path folder) {
        write(folder, () -> {
            for (Path file : files(folder)) {
                Files.delete(file);
            }
        });
    }

    /** Writes a file, or all files of a folder, to the disk, so that they survive a power failure. */
    static void force(Path path) {
        write(path, () -> {
            for (Path file : Files.isDirectory(path) ? files(path) : List.of(path)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        });
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static WorkFailedException failed(Path file, IOException e) {
        return new WorkFailedException("cannot write " + file + ": " + AtomicFile.reason(e), e);
    }
}
