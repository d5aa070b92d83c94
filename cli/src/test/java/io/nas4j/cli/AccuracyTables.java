package io.nas4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Made-up tables of all networks of {@code nas-bench-macro}, for {@code --engine table:FILE}. */
public final class AccuracyTables {

    private static final int CODES = 6561;

    private AccuracyTables() {}

    /** Writes one whose accuracies, 50 to 90 per cent, have no order that a strategy could find. */
    public static Path scattered(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,accuracy"));
        for (int code = 0; code < CODES; code++) {
            String digits = Integer.toString(code, 3);
            lines.add("0".repeat(8 - digits.length()) + digits + "," + (50 + code * 7919 % 4001 / 100.0));
        }
        return Files.write(file, lines);
    }
}
