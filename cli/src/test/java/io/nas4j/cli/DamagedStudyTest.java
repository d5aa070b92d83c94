package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a study in a damaged file goes on to what the study would have been. */
class DamagedStudyTest {

    private static final String COLUMNS = "number,state,decisions,accuracy,reward,macs,same_as,seed,fingerprint";

    private static final int SAME_AS = 6;
    private static final int FINGERPRINT = 8;

    private static final int TRIALS = 300;

    /** Rows of trials that a page of H2 holds at most: 16 kB, more than 600 bytes a row. */
    private static final int ROWS_OF_A_PAGE = 27;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void findsTheSameTrialsAgainWhereSomeWereLost() throws IOException {
        String before = searched();
        for (int line : List.of(60, 150, 250)) {
            String row = before.lines().toList().get(line);
            spoil(file(), row.substring(row.lastIndexOf(',') + 1));
        }
        comesToTheSame(before, before.lines().count() - 3 * ROWS_OF_A_PAGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {95, 80, 60})
    void findsTheSameTrialsAgainWhereTheFileWasCut(int percent) throws IOException {
        String before = searched();
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() * percent / 100);
        }
        // the cut may go through a page
        comesToTheSame(before, left(before) - ROWS_OF_A_PAGE);
    }

    private Path file() {
        return folder.resolve("data").resolve("nas4j.mv.db");
    }

    /** The trials of a study that came to its end. */
    private String searched() throws IOException {
        Path table = AccuracyTables.scattered(folder.resolve("table.csv"));
        assertThat(run(
                        "data",
                        "search",
                        "--study",
                        "s",
                        "--engine",
                        "table:" + table,
                        "--space",
                        "nas-bench-macro",
                        "--strategy",
                        "evolution",
                        "--trials",
                        Integer.toString(TRIALS)))
                .as(err.toString())
                .isZero();
        return trials("data");
    }

    /**
     * The number of trials of which the row itself is somewhere in the file. Where H2 puts which row depends on the time at which it
     * writes. In an index the fingerprint follows the phase, in the row it does not. A trial that repeats another is not counted: it
     * is lost with the other.
     */
    private long left(String before) throws IOException {
        String bytes = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
        return before.lines()
                .skip(1)
                .map(row -> row.split(",", -1))
                .filter(row -> row[SAME_AS].isEmpty())
                .filter(row -> hasRow(bytes, row[FINGERPRINT]))
                .count();
    }

    private static boolean hasRow(String bytes, String fingerprint) {
        for (int at = bytes.indexOf(fingerprint); at >= 0; at = bytes.indexOf(fingerprint, at + 1)) {
            if (!bytes.substring(Math.max(0, at - 12), at).contains("search")) {
                return true;
            }
        }
        return false;
    }

    /** @param least number of trials that are saved at least */
    private void comesToTheSame(String before, long least) {
        Path export = folder.resolve("left.jsonl");
        assertThat(run("data", "db", "export", "-o", export.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("damaged", "whole");
        assertThat(run("again", "db", "import", export.toString()))
                .as(err.toString())
                .isZero();
        assertThat(trials("again").lines().count())
                .isBetween(least, before.lines().count());
        assertThat(run("again", "resume", "s")).as(err.toString()).isZero();

        assertThat(trials("again")).isEqualTo(before);
        assertThat(run("again", "db", "check")).as(err.toString()).isZero();
    }

    /** Overwrites every page, old or new, with a text in it. */
    private static void spoil(Path file, String text) throws IOException {
        byte[] noise = new byte[300];
        new Random(5).nextBytes(noise);
        byte[] bytes = Files.readAllBytes(file);
        String searched = new String(bytes, StandardCharsets.ISO_8859_1);
        int places = 0;
        for (int at = searched.indexOf(text); at >= 0; at = searched.indexOf(text, at + 1)) {
            System.arraycopy(noise, 0, bytes, at - noise.length / 2, noise.length);
            places++;
        }
        assertThat(places).isPositive();
        Files.write(file, bytes);
    }

    private String trials(String storage) {
        out.getBuffer().setLength(0);
        assertThat(run(storage, "trials", "s", "--format", "csv", "--columns", COLUMNS))
                .as(err.toString())
                .isZero();
        return out.toString();
    }

    private int run(String storage, String... arguments) {
        err.getBuffer().setLength(0);
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--storage", folder.resolve(storage).toString()));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
