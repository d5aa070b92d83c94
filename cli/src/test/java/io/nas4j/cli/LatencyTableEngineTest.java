package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.LatencyText;
import io.nas4j.space.latency.TimedOperator;
import io.nas4j.space.latency.Timing;
import io.nas4j.space.staged.SearchSpaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches that weigh latency by a table that is given: nothing is trained or measured, everything else is as always. */
class LatencyTableEngineTest {

    private static final String SPACE = "nas-bench-macro";

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path accuracies;
    private Path latencies;
    private LatencyTable table;

    /** All codes, the better the more 2s they have; and made-up times, batch 4. */
    @BeforeEach
    void writeTables() throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,accuracy"));
        for (int code = 0; code < 6561; code++) {
            String digits = String.format("%8s", Integer.toString(code, 3)).replace(' ', '0');
            lines.add(digits + ","
                    + (50 + 5 * digits.chars().filter(digit -> digit == '2').count()));
        }
        accuracies = Files.write(folder.resolve("accuracies.csv"), lines);
        Map<TimedOperator, Timing> timings = new LinkedHashMap<>();
        SearchSpaces.definition(SPACE)
                .space()
                .operators()
                .forEach(operator -> timings.put(operator, new Timing(10_000 + 1000L * timings.size(), 100)));
        table = new LatencyTable("none", "no machine", 4, 1, timings);
        latencies = Files.writeString(folder.resolve("latencies.txt"), LatencyText.format(table));
    }

    @Test
    void weighsTheLatencyThatTheGivenTablePredicts() throws IOException {
        assertThat(search("s", "--objective", "latency", "--target-latency", "0.4ms", "--reward", "hard"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("objective hard reward ACC * [LATENCY / 0.400 ms]^-1");
        JsonNode trials = listed("trials", "s");
        assertThat(trials).hasSize(25);
        for (JsonNode trial : trials) {
            double predicted =
                    table.nanos(ArchitectureText.parse(trial.get("architecture").asText())) / 1e6;
            assertThat(trial.get("predicted_latency_ms").asDouble()).isEqualTo(predicted);
            double accuracy = trial.get("accuracy").asDouble();
            assertThat(trial.get("reward").asDouble())
                    .isEqualTo(predicted <= 0.4 ? accuracy : accuracy * Math.pow(predicted / 0.4, -1), within());
            assertThat(trial.get("latency_ms").isNull())
                    .as("nothing is measured")
                    .isTrue();
        }
        assertThat(run("trial", "s", "3")).isZero();
        assertThat(out.toString()).contains("predicted_latency_ms", "latency_iqr_ms");
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-12);
    }

    @Test
    void keepsTheTableWithTheStudy() throws IOException {
        assertThat(search("whole", "--strategy", "nsga2:cost=latency", "--trials", "30"))
                .isZero();
        assertThat(search("s", "--strategy", "nsga2:cost=latency", "--trials", "12"))
                .isZero();
        Files.delete(latencies);
        assertThat(run("resume", "s", "--trials", "30")).as(err.toString()).isZero();
        assertThat(decisions("s")).isEqualTo(decisions("whole")).hasSize(30);
        assertThat(run("best", "s", "--pareto", "--cost", "latency"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("predicted_latency_ms");
        assertThat(err.toString()).contains("accuracy times nanoseconds");
        // the same command without the file takes what the study has
        assertThat(run(
                        "search",
                        "--study",
                        "s",
                        "--engine",
                        "table:" + accuracies,
                        "--space",
                        SPACE,
                        "--strategy",
                        "nsga2:cost=latency",
                        "--trials",
                        "31"))
                .as(err.toString())
                .isZero();
    }

    @Test
    void proposesNothingBeyondALimitOfLatency() throws IOException {
        assertThat(search("s", "--constraint", "latency <= 0.5ms"))
                .as(err.toString())
                .isZero();
        for (JsonNode trial : listed("trials", "s")) {
            assertThat(trial.get("predicted_latency_ms").asDouble()).isLessThanOrEqualTo(0.5);
            assertThat(trial.get("state").asText()).isEqualTo("COMPLETE");
        }
        assertThat(search("other", "--constraint", "latency <= 1us")).isEqualTo(2);
        assertThat(err.toString()).contains("keeps to its constraints: latency <= 0.001ms (smallest drawn 0.");
    }

    @Test
    void refusesWhatIsNoTableOfTheSpaceInASentence() throws IOException {
        Path damaged = Files.writeString(
                folder.resolve("damaged.txt"), Files.readString(latencies).replaceFirst("10000", "1e4"));
        refused("damaged.txt: line 7: must be a whole number", "--latency-table", damaged.toString());
        refused(
                "missing.txt does not exist",
                "--latency-table",
                folder.resolve("missing.txt").toString());
        refused("--latency-batch is 8, but", "--latency-table", latencies.toString(), "--latency-batch", "8");
        refused(
                "latencies.txt: the latency table has no time for 'unit 8 8 ",
                "--latency-table",
                latencies.toString(),
                "--engine",
                "torch",
                "--dataset",
                "shapes",
                "--space",
                "mnasnet-micro");
        refused("--target-latency is the target of a reward that weighs latency", "--target-latency", "5ms");
        refused("give --target-latency, as 5ms", "--objective", "latency", "--target-flops", "10M");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aStudyHasOneTable() throws IOException {
        assertThat(search("s")).as(err.toString()).isZero();
        Files.writeString(latencies, Files.readString(latencies).replaceFirst("10000", "10001"));
        assertThat(search("s")).isEqualTo(2);
        assertThat(err.toString()).contains("(latency-table: stored checksum ");
        assertThat(run(
                        "search",
                        "--study",
                        "plain",
                        "--engine",
                        "table:" + accuracies,
                        "--space",
                        SPACE,
                        "--trials",
                        "3"))
                .as(err.toString())
                .isZero();
        assertThat(run("best", "plain", "--pareto", "--cost", "latency")).isEqualTo(2);
        assertThat(err.toString()).contains("study plain has no latency table");
        assertThat(run(
                        "search",
                        "--study",
                        "plain",
                        "--engine",
                        "table:" + accuracies,
                        "--space",
                        SPACE,
                        "--objective",
                        "latency"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("study plain exists and was begun without latencies");
    }

    @Test
    void looksAtATableWithoutMeasuring() throws IOException {
        assertThat(run("latency", SPACE, "--table", latencies.toString(), "--format", "json"))
                .as(err.toString())
                .isZero();
        JsonNode operators = new ObjectMapper().readTree(out.toString());
        assertThat(operators).hasSize(table.timings().size());
        assertThat(operators.get(0).get("median_ms").asDouble()).isEqualTo(0.01);
        assertThat(run("latency", "mnasnet", "--table", latencies.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("the latency table has no time for");
    }

    @Test
    void aSpaceByItselfKnowsNoLatency() {
        assertThat(Main.run(
                        new String[] {"space", SPACE, "--constraint", "latency <= 5ms"},
                        new PrintWriter(out),
                        new PrintWriter(err)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("a limit of latency needs a latency table");
        assertThat(out.toString()).isEmpty();
    }

    private void refused(String part, String... more) {
        err = new StringWriter();
        List<String> line = new ArrayList<>(List.of("search", "--study", "s"));
        if (!List.of(more).contains("--engine")) {
            line.addAll(List.of("--engine", "table:" + accuracies, "--space", SPACE));
        }
        line.addAll(List.of(more));
        assertThat(run(line.toArray(String[]::new))).as(err.toString()).isEqualTo(2);
        assertThat(err.toString()).contains(part);
        assertThat(err.toString().lines()).hasSize(1);
    }

    private List<String> decisions(String study) throws IOException {
        List<String> decisions = new ArrayList<>();
        listed("trials", study)
                .forEach(trial -> decisions.add(trial.get("decisions").toString()));
        return decisions;
    }

    private JsonNode listed(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--format", "json"));
        out = new StringWriter();
        assertThat(run(line.toArray(String[]::new))).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private int search(String study, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "search",
                "--study",
                study,
                "--engine",
                "table:" + accuracies,
                "--space",
                SPACE,
                "--latency-table",
                latencies.toString()));
        if (!List.of(more).contains("--trials")) {
            arguments.addAll(List.of("--trials", "25"));
        }
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
