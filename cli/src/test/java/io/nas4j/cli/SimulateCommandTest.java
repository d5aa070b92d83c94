package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On 243 codes whose accuracy grows with their digits. */
class SimulateCommandTest {

    @TempDir
    private Path folder;

    private Path table;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void table() throws IOException {
        table = AccuracyTables.growing(folder.resolve("t.csv"), 5);
    }

    private int run(String line) {
        return Main.run(line.split(" "), new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void tellsProgramsInStableFields() throws IOException {
        Path files = folder.resolve("files");
        assertThat(run("simulate --table " + table
                        + " --workers 1,8 --strategies random,evolution --trials 64 --seeds 2"
                        + " --trial-time 90s --time-spread 0 --format json --out " + files))
                .as(err.toString())
                .isZero();
        JsonNode results = new ObjectMapper().readTree(out.toString());
        assertThat(results).hasSize(4);
        JsonNode one = results.get(0);
        JsonNode eight = results.get(1);
        assertThat(one.fieldNames())
                .toIterable()
                .containsExactly(
                        "strategy",
                        "workers",
                        "lag",
                        "regret",
                        "regret_low",
                        "regret_high",
                        "seconds",
                        "seconds_low",
                        "seconds_high",
                        "worker_seconds",
                        "busy_share",
                        "waiting_share",
                        "failed",
                        "seconds_to_top_0_1_percent",
                        "never_top_0_1_percent");
        assertThat(one.get("lag").intValue()).isEqualTo(1);
        assertThat(eight.get("lag").intValue()).isEqualTo(15);
        assertThat(one.get("busy_share").doubleValue()).isEqualTo(1);
        // random search proposes the same, whatever it knows
        assertThat(eight.get("regret")).isEqualTo(one.get("regret"));
        assertThat(eight.get("worker_seconds")).isEqualTo(one.get("worker_seconds"));
        assertThat(eight.get("seconds").doubleValue())
                .isLessThan(one.get("seconds").doubleValue() / 6);
        assertThat(results.get(2).get("strategy").textValue()).isEqualTo("evolution");
        assertThat(files.resolve("regret.svg")).content().contains("random, 8 workers");
        assertThat(files.resolve("regret.png")).isNotEmptyFile();
        assertThat(files.resolve("results.json")).content().contains("\"busy_share\"");
        assertThat(files.resolve("regret.csv")).content().startsWith("strategy,workers,seconds,regret,low,high");
    }

    @Test
    void tellsPeopleTheSame() {
        assertThat(run("simulate --table " + table + " --workers 4 --strategies random --trials 20 --seeds 2 --lag 4"
                        + " --failure-rate 0.1"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("worker hours", "waiting").containsPattern("random +4 +4 ");
        assertThat(err.toString()).contains("a training takes", "simulate: random, 4 workers, done");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--workers 0 | --workers must be",
                "--workers 1,x | x",
                "--lag 0 | --lag must be",
                "--trials 0 | trials must be",
                "--trial-time 0 | --trial-time must be",
                "--time-spread 9 | spread of training times must be",
                "--failure-rate 1 | failure rate must be",
                "--strategies nothing | nothing",
                "--objective latency | must be reward or accuracy",
            })
    void refusesWhatCannotBe(String options, String says) {
        assertThat(run("simulate --table " + table + " --seeds 1 " + options)).isEqualTo(2);
        assertThat(err.toString()).contains(says);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void isOfOneTable() {
        assertThat(run("simulate --tables " + folder)).isEqualTo(2);
        assertThat(err.toString()).contains("--tables is of 'benchmark'");
    }
}
