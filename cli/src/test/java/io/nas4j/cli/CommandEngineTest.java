package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

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

    private Path measuring(String latency) throws IOException {
        Path program = folder.resolve("measures.sh");
        Files.writeString(
                program,
                "#!/bin/sh\nprintf '{\"epoch\":1,\"accuracy\":0.5" + latency
                        + "}\\n' $(wc -c < $1/architecture.txt)\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private int rewarded(String study, Path program, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--epochs", "1", "--strategy", "regularized-evolution", "--exponent", "-0.5"));
        arguments.addAll(List.of(more));
        return search(study, "command:" + program, arguments.toArray(String[]::new));
    }

    @Test
    void theRewardWeighsWhatAProgramMeasures() throws IOException {
        assertThat(rewarded(
                        "s", measuring(",\"latency_ms\":%d"), "--trials", "6", "--target-objective", "latency_ms=20"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("objective soft reward ACC * [latency_ms / 20]^-0.5");
        JsonNode trial = json("trial", "s", "4");
        double measured = trial.path("architecture").asText().length() + 1;
        assertThat(trial.path("reward").asDouble()).isCloseTo(0.5 * Math.sqrt(20 / measured), offset(1e-9));
        assertThat(run("db", "check")).as(err.toString()).isZero();
        assertThat(run("resume", "s", "--trials", "7")).as(err.toString()).isZero();
        assertThat(run("resume", "s", "--trials", "8", "--stop-when", "improbable"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--stop-when improbable has to know before a training what a network costs");
        assertThat(run("best", "s", "--top", "2")).as(err.toString()).isZero();
        assertThat(run("best", "s", "--by", "posterior")).isEqualTo(2);
        assertThat(rewarded("s", folder.resolve("measures.sh"), "--target-objective", "latency_ms=21"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("target: stored 20, given 21");
    }

    @Test
    void aTrainingThatDoesNotMeasureWhatTheRewardWeighsHasFailed() throws IOException {
        Path program = measuring(",\"latency_ms\":0,\"bytes\":%d");
        assertThat(rewarded("s", program, "--trials", "1", "--target-objective", "latency_ms=20"))
                .isEqualTo(1);
        assertThat(json("trial", "s", "0").path("message").asText())
                .contains("the reward weighs latency_ms, which must be a number above 0, but the training told 0");
        assertThat(rewarded("t", program, "--trials", "1", "--target-objective", "energy_j=20"))
                .isEqualTo(1);
        assertThat(json("trial", "t", "0").path("message").asText()).endsWith("the training told none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latency_ms | evolution | must be a name and a number above 0, as latency_ms=5, but was 'latency_ms'",
                "=5 | evolution | must be a name and a number above 0",
                "latency_ms=NaN | evolution | must be a name and a number above 0",
                "latency_ms=5 | predictor | strategy predictor has to know before a training what a network costs",
                "latency_ms=5 --target-flops 5M | evolution | give --objective reward, and no --target-flops",
                "latency_ms=5 --objective accuracy | evolution | give --objective reward, and no --target-flops",
                "latency_ms=5 --stop-when improbable | evolution | --stop-when improbable has to know before a training",
                "latency_ms=5 --engine auto --dataset shapes | evolution | is for trainings outside nas4j, but the engine is auto",
            })
    void aRewardOfWhatIsNotMeasuredIsRefused(String target, String strategy, String sentence) {
        List<String> line = new ArrayList<>(List.of("search", "--study", "s", "--space", "mnasnet-micro"));
        if (!target.contains("--engine")) {
            line.addAll(List.of("--engine", "command:" + EXAMPLE));
        }
        line.addAll(List.of("--strategy", strategy, "--target-objective"));
        line.addAll(List.of(target.split(" ")));
        assertThat(run(line.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
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

    /** One training goes wrong: its trial has the cause, the others are trained, and all that was stored is sound. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "echo epoch 1: 50 % | ERROR | the program ended without a line as",
                "true | ERROR | the program ended without a line as",
                "echo '{\"epoch\":1,\"accuracy\":NaN}' | DIVERGED | accuracy became NaN in epoch 1",
                "echo '{\"epoch\":1,\"f1\":0.5}' | ERROR | in epoch 1 the line has no 'accuracy' (--metric), but epoch, f1",
                "head -c 1073741824 /dev/zero | ERROR | the program printed a line of more than 65536 bytes, which is no report",
                "while :; do echo at work; sleep 0.1; done | TIMEOUT | it was not done after 3 s (--trial-timeout), in epoch 1",
            })
    void aProgramThatGoesWrongCostsItsTrialAlone(String wrong, String cause, String message) throws IOException {
        Path program = Files.writeString(
                folder.resolve("once.sh"),
                "#!/bin/sh\nif mkdir '" + folder.resolve("once") + "' 2>/dev/null; then " + wrong + "; else exec "
                        + EXAMPLE + " \"$1\"; fi\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(search("s", "command:" + program, "--trials", "3", "--workers", "1", "--trial-timeout", "3s"))
                .as(err.toString())
                .isZero();
        JsonNode trials = json("trials", "s");
        assertThat(trials.get(0).path("cause").asText()).isEqualTo(cause);
        assertThat(trials.get(0).path("message").asText()).contains(message);
        assertThat(trials.findValuesAsText("state")).containsExactly("FAILED", "COMPLETE", "COMPLETE");
        assertThat(run("db", "check")).as(err.toString()).isZero();
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
                "--engine command:/nowhere/train | must be a file, but there is no /nowhere/train",
                "--engine command:../README.md | must be executable, but",
                "--engine command-server:sh\\ none.py | the script of engine command-server:sh none.py must be a file",
                "--engine torch --metric f1 | --metric is for trainings outside nas4j, but the engine is torch",
                "--engine auto --strategy nsga2:objective=a | weighs what a program of yours measures, but the engine is auto"
            })
    void refusesWhatMeansNothing(String options, String message) {
        List<String> line = new ArrayList<>(List.of("search", "--study", "s", "--space", "mnasnet-micro"));
        if (!options.contains("--engine")) {
            line.addAll(List.of("--engine", "command:sh"));
        }
        // a blank behind a backslash is within a word
        Stream.of(options.split("(?<!\\\\) "))
                .map(word -> word.replace("\\ ", " "))
                .forEach(line::add);
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
