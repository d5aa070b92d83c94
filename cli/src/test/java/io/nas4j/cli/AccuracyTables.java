package io.nas4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Made-up tables: of all networks of {@code nas-bench-macro}, for {@code --engine table:FILE}, and of codes. */
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

    /** Writes one whose accuracies grow with the 2s, while each network has luck of its own; a 0 is no block at all. */
    public static Path lucky(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,accuracy"));
        for (int code = 0; code < CODES; code++) {
            String digits = Integer.toString(code + CODES, 3).substring(1);
            long twos = digits.chars().filter(digit -> digit == '2').count();
            double luck = new SplittableRandom(digits.replace("0", "").hashCode()).nextGaussian();
            lines.add(String.format(Locale.ROOT, "%s,%.3f", digits, 50 + 4 * twos + 6 * luck));
        }
        return Files.write(file, lines);
    }

    /** Writes one of all codes of so many digits from 0 to 2, whose accuracies grow with the digits, and MACs with the code. */
    public static Path growing(Path file, int digits) throws IOException {
        int codes = (int) Math.pow(3, digits);
        List<String> lines = new ArrayList<>(List.of("code,accuracy,params,flops"));
        for (int code = 0; code < codes; code++) {
            String text = Integer.toString(code + codes, 3).substring(1);
            int sum = text.chars().map(digit -> digit - '0').sum();
            lines.add(text + "," + (50 + 4 * sum) + ",10," + (100 + code));
        }
        return Files.write(file, lines);
    }
}
