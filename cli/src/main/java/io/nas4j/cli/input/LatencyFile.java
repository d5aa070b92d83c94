package io.nas4j.cli.input;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.LatencyText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A latency table in a file. */
public final class LatencyFile {

    private LatencyFile() {}

    /**
     * Reads a table.
     *
     * @throws InvalidInputException beginning with the file, and the line that is wrong
     */
    public static LatencyTable read(Path file) {
        try {
            if (Files.size(file) > LatencyText.MAX_LENGTH) {
                throw new InvalidInputException(
                        "must have at most " + LatencyText.MAX_LENGTH + " bytes, but has " + Files.size(file));
            }
            return LatencyText.parse(Files.readString(file));
        } catch (InvalidInputException e) {
            throw e.at(file.toString());
        } catch (IOException e) {
            throw new InvalidInputException("latency table " + file + " cannot be read as UTF-8 text", e);
        }
    }

    /** Writes a table. */
    public static void write(Path file, LatencyTable table) {
        AtomicFile.write(file, out -> out.write(LatencyText.format(table).getBytes(StandardCharsets.UTF_8)));
    }
}
