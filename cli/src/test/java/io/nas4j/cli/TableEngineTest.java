package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches on {@code --engine table:FILE}: nothing is trained, everything else is as always. */
class TableEngineTest {

    private static final String SPACE = "nas-bench-macro";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path table;

    /** All codes but those that begin with an identity; accuracy grows with the 2s. */
    @BeforeEach
    void writeTable() throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,accuracy"));
        for (int code = 2187; code < 6561; code++) {
            String digits = Integer.toString(code, 3);
            long twos = digits.chars().filter(digit -> digit == '2').count();
            lines.add(digits + "," + (50 + 5 * twos));
        }
        table = Files.write(folder.resolve("table.csv"), lines);
    }

    @Test
    void answersEveryTrialFromTheTable() {
        assertThat(search("s", "--trials", "40")).as(err.toString()).isZero();
        out.getBuffer().setLength(0);
        assertThat(run("trials", "s", "--format", "csv")).isZero();
        assertThat(out.toString().lines()).hasSize(41);
        assertThat(out.toString()).contains(",COMPLETE,").contains("REJECTED", "has no row for this network");
        assertThat(out.toString().lines().filter(line -> line.contains(",COMPLETE,")))
                .hasSizeBetween(15, 39)
                .allSatisfy(line -> {
                    String decisions = line.substring(0, line.indexOf(",in:"));
                    int twos = decisions.split("mb:e6_k5", -1).length - 1;
                    assertThat(line).contains("," + (50 + 5 * twos) / 100.0 + ",");
                });
    }

    /** Columns that are named after scores serve as these, unless something else is asked for. */
    @Test
    void tellsScoresOfTheTable() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        lines.set(0, "code,accuracy,swap,note,naswot");
        for (int i = 1; i < lines.size(); i++) {
            lines.set(i, lines.get(i) + "," + i + ",0," + -i);
        }
        Files.write(table, lines);
        assertThat(search("s", "--trials", "5")).as(err.toString()).isZero();
        assertThat(err.toString())
                .contains("scoring 64 random networks of the space by naswot, swap, before the first trial");
        assertThat(err.toString()).containsOnlyOnce("score swap is missing for a network of study s");
        for (int trial = 0; trial < 5; trial++) {
            out.getBuffer().setLength(0);
            assertThat(run("trial", "s", String.valueOf(trial))).isZero();
            if (out.toString().contains("COMPLETE")) {
                assertThat(out.toString()).containsPattern("(?m)^naswot +-[0-9]");
            }
        }
        err.getBuffer().setLength(0);
        assertThat(run("resume", "s", "--trials", "6", "--scores", "auto")).isZero();
        assertThat(search("s", "--trials", "7", "--scores", "swap,naswot")).isZero();
        assertThat(err.toString()).doesNotContain("scoring");
        assertThat(search("s", "--trials", "8", "--scores", "swap")).isEqualTo(2);
        assertThat(err.toString()).contains("scores: stored naswot,swap, given swap");
        assertThat(search("t", "--trials", "5", "--scores", "none")).isZero();
        assertThat(err.toString()).doesNotContain("scoring");
        assertThat(search("u", "--scores", "naswot,synflow")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--scores must be none or of the columns of the table that are scores, naswot,swap, but has"
                        + " 'synflow'");
    }

    /** Strategies know what networks cost anyway. */
    @Test
    void aCostIsNoScoreUnlessAskedFor() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        lines.set(0, "code,accuracy,params");
        for (int i = 1; i < lines.size(); i++) {
            lines.set(i, lines.get(i) + "," + i);
        }
        Files.write(table, lines);
        assertThat(search("s", "--trials", "5")).as(err.toString()).isZero();
        assertThat(err.toString()).doesNotContain("scoring");
        assertThat(search("t", "--trials", "5", "--scores", "params")).isZero();
        assertThat(err.toString()).contains("scoring 64 random networks of the space by params");
    }

    /** The table knows one network, which no random draw of these hits. */
    @Test
    void aSearchOfWhichEveryTrialFailedFails() throws IOException {
        Files.writeString(table, "code,accuracy\n11111111,50\n");
        String sentence = " failed (3 REJECTED); 'nas4j trials s --columns number,cause,message' says why"
                + System.lineSeparator();
        assertThat(search("s", "--trials", "3")).isEqualTo(1);
        assertThat(err.toString()).endsWith("nas4j: all 3 search trials of study s" + sentence);
        assertThat(run("resume", "s")).isEqualTo(1);
        assertThat(search("s", "--trials", "3")).isEqualTo(1);
        assertThat(run("warm-start", "t", "--from", "s", "--trials", "4")).isEqualTo(1);
        assertThat(err.toString()).contains("nas4j: all 4 search trials of study t failed (4 REJECTED)");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void refusesToGoOnWithAnotherTable() throws IOException {
        assertThat(search("s", "--trials", "5")).as(err.toString()).isZero();
        assertThat(run("resume", "s", "--trials", "6")).as(err.toString()).isZero();
        Files.writeString(table, "code,accuracy\n11111111,50\n");
        assertThat(run("resume", "s", "--trials", "7")).isEqualTo(2);
        assertThat(err.toString()).contains("study s was made on data with fingerprint ", "now has ");
        err.getBuffer().setLength(0);
        assertThat(run("warm-start", "t", "--from", "s")).isEqualTo(2);
        assertThat(err.toString()).contains("study s was made on data with fingerprint ", "now has ");
        Files.writeString(table, "code,accuracy\n1111111,50\n");
        assertThat(search("u", "--trials", "7")).isEqualTo(2);
        assertThat(err.toString()).contains("nas4j: " + table + ": line 2 of the table: code '1111111' has 7 choices");
    }

    @Test
    void hasNothingToTrainScaleOrExport() {
        assertThat(search("s", "--trials", "5")).as(err.toString()).isZero();
        assertThat(run("train", "s")).isEqualTo(2);
        assertThat(err.toString()).contains("trains nothing, so that it has no baseline");
        assertThat(run("grid-search", "s")).isEqualTo(2);
        assertThat(err.toString()).contains("trains nothing, so that it has no grid of scaled networks");
        assertThat(run("export", "s", "--to", "onnx", "-o", "x.onnx")).isEqualTo(2);
        assertThat(err.toString()).contains("trains nothing, so that it has no weights to export");
    }

    @Test
    void refusesWhatMeansNothingOnATable() {
        assertThat(search("s", "--dataset", "shapes")).isEqualTo(2);
        assertThat(err.toString()).contains("--dataset shapes means nothing");
        assertThat(search("s", "--warm-start", "zero-cost:3")).isEqualTo(2);
        assertThat(err.toString()).contains("--warm-start zero-cost:3", "the engine is a table");
        assertThat(search("s", "--signal", "loss")).isEqualTo(2);
        assertThat(err.toString()).contains("--signal must be accuracy where the engine is a table");
        assertThat(search("s", "--scores", "naswot")).isEqualTo(2);
        assertThat(err.toString()).contains("of the columns of the table that are scores, of which it has none");
        assertThat(search("s", "--scores", "swop")).isEqualTo(2);
        assertThat(err.toString()).contains("--scores must be none or of synflow, ", "but has 'swop'");
        assertThat(run("search", "--study", "s", "--engine", "table:none.csv", "--space", SPACE))
                .isEqualTo(2);
        assertThat(err.toString()).contains("none.csv");
        assertThat(run("search", "--study", "s", "--engine", "torch", "--space", SPACE))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--dataset is needed: one of shapes");
    }

    private int search(String study, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "search", "--study", study, "--engine", "table:" + table, "--space", SPACE, "--strategy", "random"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
