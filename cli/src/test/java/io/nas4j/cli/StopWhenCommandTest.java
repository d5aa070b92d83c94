package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that ends where nothing more is to be expected. */
class StopWhenCommandTest {

    private static final Pattern ENDS = Pattern.compile("search: ends after (\\d+) of (\\d+) trials: (.*)");
    private static final int CODES = 6_561;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path table;

    /** Each place adds something of its own: a model has learned that after some trials. */
    @BeforeEach
    void writeTable() throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,accuracy"));
        for (int code = 0; code < CODES; code++) {
            String digits = Integer.toString(code + CODES, 3).substring(1);
            double worth = 0;
            for (int place = 0; place < digits.length(); place++) {
                worth += digits.charAt(place) == '2' ? 4 : digits.charAt(place) == '1' ? 2 : 0;
            }
            lines.add(digits + "," + (55 + worth));
        }
        table = Files.write(folder.resolve("table.csv"), lines);
    }

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    private int search(String study, String... more) {
        List<String> line = new ArrayList<>(List.of("search", "--study", study, "--engine", "table:" + table));
        line.addAll(List.of("--space", "nas-bench-macro", "--objective", "accuracy", "--trials", "120"));
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    private int ended() {
        Matcher matcher = ENDS.matcher(err.toString());
        assertThat(matcher.find()).as(err.toString()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private long trials(String study) {
        assertThat(run("trials", study, "--format", "csv")).isZero();
        return out.toString().lines().count() - 1;
    }

    @Test
    void endsAndGoesOnAsAsked() {
        assertThat(search("s", "--stop-when", "improbable")).as(err.toString()).isZero();
        int ended = ended();
        assertThat(ended).isBetween(20, 110).isEqualTo(ended / 5 * 5);
        assertThat(err.toString())
                .contains("are expected to improve the best reward by ", "'nas4j resume s --stop-when none'");
        assertThat(out.toString()).contains("The best networks of study s by reward.");
        assertThat(trials("s")).isEqualTo(ended);

        assertThat(run("resume", "s")).isZero();
        assertThat(ended()).isEqualTo(ended);
        assertThat(trials("s")).isEqualTo(ended);

        assertThat(run("resume", "s", "--stop-when", "none")).isZero();
        assertThat(trials("s")).isEqualTo(120);
        assertThat(search("whole")).isZero();
        assertThat(run("trials", "whole", "--columns", "number,fingerprint,reward", "--format", "csv"))
                .isZero();
        String whole = out.toString();
        assertThat(run("trials", "s", "--columns", "number,fingerprint,reward", "--format", "csv"))
                .isZero();
        assertThat(out).as("ending and going on changes nothing").hasToString(whole);
    }

    @Test
    void endsByTheProbabilityOfAnImprovement() {
        assertThat(search("s", "--stop-when", "improbable:0.2", "--strategy", "regularized-evolution"))
                .isZero();
        assertThat(ended()).isBetween(20, 119);
        assertThat(err.toString()).contains("with probability 0.", "a tenth of a trial's noise");
    }

    @Test
    void isPartOfTheStudy() {
        assertThat(search("s", "--stop-when", "improbable")).isZero();
        assertThat(search("s")).isEqualTo(2);
        assertThat(err.toString()).contains("stop-when: stored improbable, given none");
        assertThat(search("t", "--stop-when", "improbable:2")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("nas4j: --stop-when must be none, improbable or improbable:P, where P is a"
                        + " probability above 0 and below 1, but was 'improbable:2'");
        assertThat(run("resume", "s", "--stop-when", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("--stop-when must be none, improbable");
    }
}
