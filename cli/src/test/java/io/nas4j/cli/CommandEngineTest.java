package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches on {@code --engine command:PROGRAM} with the example that needs a shell and awk alone. */
@DisabledOnOs(OS.WINDOWS)
class CommandEngineTest {

    private static final Path EXAMPLE =
            Path.of("..", "examples", "trainers", "count.sh").toAbsolutePath().normalize();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aProgramTrainsWithoutADataSet() throws IOException {
        assertThat(search("s", "command:" + EXAMPLE, "--trials", "6", "--resolution", "32", "--classes", "7"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString())
                .contains("6 trials of mnasnet-micro on data of its own, 2 at a time, engine command:");
        JsonNode trial = json("trial", "s", "3");
        assertThat(trial.path("state").asText()).isEqualTo("COMPLETE");
        assertThat(trial.path("architecture").asText()).startsWith("in:32x3 ").contains("classes:7");
        assertThat(trial.path("epochs")).hasSize(2);
        assertThat(trial.path("objectives").asText()).startsWith("latency_ms=");
        assertThat(run("db", "check")).as(err.toString()).isZero();
        assertThat(run("resume", "s", "--trials", "8")).as(err.toString()).isZero();
        assertThat(run("resume", "s", "--trials", "9", "--metric", "accuracy", "--maximize", "--classes", "7"))
                .as(err.toString())
                .isZero();
        assertThat(run("reproduce", "s", "3")).as(err.toString()).isZero();
        assertThat(run("resume", "s", "--trials", "9", "--metric", "f1")).isEqualTo(2);
        assertThat(err.toString()).contains("metric: stored accuracy, given f1");
        assertThat(search("s", "command:sh " + EXAMPLE, "--resolution", "32")).isEqualTo(2);
        assertThat(err.toString()).contains("engine: stored command:" + EXAMPLE + ", given command:sh " + EXAMPLE);
    }

    /** What a folder says is the network that is stored, in each of its forms. */
    @Test
    void theFolderSaysWhatToTrain() throws IOException {
        Path kept = folder.resolve("kept");
        String copy = "command:sh -c 'cp -R \"$1\" \"" + kept + "\"; exec " + EXAMPLE + " \"$1\"' trainer";
        assertThat(search("s", copy, "--trials", "1", "--pruner", "asha", "--batch-size", "33"))
                .as(err.toString())
                .isZero();
        JsonNode trial = json("trial", "s", "0");
        String text = trial.path("architecture").asText();
        for (String form : List.of("architecture.json", "architecture.txt")) {
            out.getBuffer().setLength(0);
            assertThat(run("convert", kept.resolve(form).toString(), "--to", "text"))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString().strip()).isEqualTo(text);
        }
        JsonNode told = new ObjectMapper().readTree(kept.resolve("trial.json").toFile());
        assertThat(told.path("seed").asText()).isEqualTo(trial.path("seed").asText());
        assertThat(told.path("seed_32").asLong()).isEqualTo(told.path("seed").asLong() & 0xffffffffL);
        assertThat(told.path("epochs").asInt()).isEqualTo(2);
        assertThat(told.path("resolution").asInt()).isEqualTo(24);
        assertThat(told.path("task").path("batch_size").asInt()).isEqualTo(33);
        assertThat(told.path("stop_rule").path("signal").asText()).isEqualTo("accuracy");
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("network.onnx", "pytorch", "json", "timm.txt");
        }
        assertThat(kept.resolve("pytorch").resolve("network.py")).isNotEmptyFile();
        assertThat(kept.resolve("json").resolve("network.json")).isNotEmptyFile();
        assertThat(Files.readString(kept.resolve("timm.txt"))).contains("_r1_");
    }

    @Test
    void anotherMetricAndWhatElseIsMeasuredAreWeighed() throws IOException {
        Path program = Files.writeString(
                folder.resolve("train.sh"),
                "#!/bin/sh\nawk '{ l = length($0); printf \"{\\\"epoch\\\":1,\\\"cost_ms\\\":%d,\\\"error\\\":%f}\\n\", l, 100 / l }' $1/architecture.txt\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(search(
                        "s",
                        "command:" + program,
                        "--trials",
                        "12",
                        "--epochs",
                        "1",
                        "--metric",
                        "error",
                        "--minimize",
                        "--strategy",
                        "nsga2:objective=cost_ms:population=4:initial=4"))
                .as(err.toString())
                .isZero();
        JsonNode trial = json("trial", "s", "5");
        double error = Double.parseDouble(trial.path("objectives").asText().replaceFirst(".*,error=", ""));
        assertThat(trial.path("accuracy").asDouble()).isEqualTo(1 / (1 + error));
        JsonNode front = json("best", "s", "--pareto", "--objective", "cost_ms");
        assertThat(front).isNotEmpty();
        double cost = 0;
        double accuracy = 0;
        for (JsonNode network : front) {
            assertThat(network.path("cost_ms").asDouble()).isGreaterThan(cost);
            assertThat(network.path("accuracy").asDouble()).isGreaterThan(accuracy);
            cost = network.path("cost_ms").asDouble();
            accuracy = network.path("accuracy").asDouble();
        }
        assertThat(run("best", "s", "--pareto", "--objective", "cost")).isEqualTo(2);
        assertThat(err.toString())
                .contains("no training of study s has measured 'cost'; they have measured cost_ms, error");
        assertThat(run("best", "s", "--objective", "cost_ms")).isEqualTo(2);
        assertThat(run("db", "check")).as(err.toString()).isZero();
    }

    /** The cause stands with the trial, and the search goes on to its end. */
    @Test
    void aTrialOfAProgramThatFailsHasItsCause() {
        assertThat(search("s", "command:sh -c 'echo no such layer >&2; exit 3'", "--trials", "2", "--workers", "1"))
                .isEqualTo(1);
        out.getBuffer().setLength(0);
        assertThat(run("trials", "s", "--columns", "number,cause,message")).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("ERROR")))
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line).contains("the program failed: exit code 3, last lines: no such layer"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--dataset shapes | trains on data of its own, so that --dataset shapes means nothing; leave it out",
                "--scores naswot | --scores naswot scores networks on images",
                "--warm-start zero-cost:3 | --warm-start zero-cost:3 scores networks on images",
                "--maximize --minimize | --maximize and --minimize exclude each other",
                "--metric 1st | --metric must be a letter, then letters, digits, '_', '.' or '-', at most 64, but was '1st'",
                "--classes 0 | classes must be a whole number from 1 to 1000000, but was 0",
                "--engine command:none-such-program | 'none-such-program' is in none",
                "--engine command: | must name a program",
                "--engine torch --metric f1 | --metric is for trainings outside nas4j, but the engine is torch",
                "--engine auto --strategy nsga2:objective=a | weighs what a program of yours measures, but the engine is auto"
            })
    void refusesWhatMeansNothing(String options, String message) {
        List<String> line = new ArrayList<>(List.of("search", "--study", "s", "--space", "mnasnet-micro"));
        if (!options.contains("--engine")) {
            line.addAll(List.of("--engine", "command:sh"));
        }
        line.addAll(List.of(options.split(" ")));
        assertThat(run(line.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void hasNothingToTrainOrExport() {
        assertThat(search("s", "command:" + EXAMPLE, "--trials", "1"))
                .as(err.toString())
                .isZero();
        assertThat(run("train", "s")).isEqualTo(2);
        assertThat(err.toString()).contains("study s is trained outside nas4j (engine command:");
    }

    private int search(String study, String engine, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("search", "--study", study, "--engine", engine, "--space", "mnasnet-micro"));
        if (!List.of(more).contains("--strategy")) {
            arguments.addAll(List.of("--strategy", "random"));
        }
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private JsonNode json(String... arguments) throws IOException {
        out.getBuffer().setLength(0);
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--format", "json"));
        assertThat(run(line.toArray(String[]::new))).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
