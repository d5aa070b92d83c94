package io.nas4j.api.input;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.UserFile;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.LatencyText;
import java.nio.charset.StandardCharsets;
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
        String text = new UserFile("latency table", file, LatencyText.MAX_LENGTH).text();
        try {
            return LatencyText.parse(text);
        } catch (InvalidInputException e) {
            throw e.at(file.toString());
        }
    }

    /** Writes a table. */
    public static void write(Path file, LatencyTable table) {
        AtomicFile.write(file, out -> out.write(LatencyText.format(table).getBytes(StandardCharsets.UTF_8)));
    }
}
