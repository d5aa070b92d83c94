package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials that are asked for, trained elsewhere, and told. */
class AskTellTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SPACE = "nas-bench-macro";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    /** Whoever asks, in whatever order results come and however often a trial expires: the trials are those of a search. */
    @ParameterizedTest
    @CsvSource({
        "evolution:population=6:offspring=3, 2",
        "regularized-evolution:population=5:sample=3, 1",
        "predictor, 2"
    })
    void theSequenceIsThatOfASearch(String strategy, int workers) throws IOException {
        Path table = AccuracyTables.lucky(folder.resolve("table.csv"));
        String[] options = {
            "--space", SPACE, "--strategy", strategy, "--trials", "16", "--workers", "" + workers, "--seed", "5"
        };
        assertThat(search("whole", "table:" + table, options))
                .as(err.toString())
                .isZero();
        List<JsonNode> expected = trials("whole");
        Map<String, String> known = new HashMap<>();
        expected.forEach(trial -> known.put(
                trial.path("architecture").asText(), trial.path("accuracy").asText()));

        assertThat(search("asked", "ask", options)).as(err.toString()).isZero();
        assertThat(err.toString()).contains("study asked: 16 trials, " + (2 * workers - 1) + " of them out at a time");
        Deque<JsonNode> held = new ArrayDeque<>();
        int most = 0;
        for (int step = 0; step < 200; step++) {
            String lease = step % 4 == 1 ? "0.001s" : "1h";
            if (runs("ask", "asked", "--lease", lease) == 0) {
                held.addLast(JSON.readTree(out.toString()));
                most = Math.max(most, held.size());
            } else if (held.isEmpty()) {
                break;
            } else {
                // the newest first, and one that was handed out twice is told once
                JsonNode told = held.removeLast();
                int exit = runs(
                        "tell",
                        "asked",
                        told.path("trial").asText(),
                        "--accuracy",
                        known.get(told.path("architecture").asText()));
                assertThat(exit).isIn(0, 2);
            }
        }
        assertThat(most).isGreaterThanOrEqualTo(2 * workers - 1);
        assertThat(err.toString()).contains("study asked is finished: all 16 of its trials have ended");
        List<JsonNode> actual = trials("asked");
        assertThat(actual).hasSize(16);
        for (int i = 0; i < 16; i++) {
            for (String field :
                    List.of("number", "state", "decisions", "architecture", "accuracy", "reward", "seed", "same_as")) {
                if (!(field.equals("seed") && expected.get(i).path("seed").isNull())) {
                    assertThat(actual.get(i).path(field))
                            .as("%s of trial %d", field, i)
                            .isEqualTo(expected.get(i).path(field));
                }
            }
        }
        assertThat(runs("db", "check")).as(err.toString()).isZero();
    }

    @Test
    void noMoreTrialsAreOutThanTheLagAllows() throws IOException {
        assertThat(search(
                        "s",
                        "ask",
                        "--workers",
                        "2",
                        "--space",
                        "mnasnet-micro",
                        "--strategy",
                        "random",
                        "--trials",
                        "9"))
                .isZero();
        for (int number = 0; number < 3; number++) {
            assertThat(runs("ask", "s")).as(err.toString()).isZero();
            assertThat(JSON.readTree(out.toString()).path("trial").asInt()).isEqualTo(number);
        }
        assertThat(runs("ask", "s", "--wait", "0.1s")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains(
                        "no trial of study s can be handed out before one is told: 3 may be out at a time (--workers 2)");
        assertThat(runs("tell", "s", "1", "--failed", "out_of_memory", "--message", "the GPU is full"))
                .isZero();
        assertThat(runs("ask", "s")).isEqualTo(1);
        assertThat(runs("tell", "s", "0", "--accuracy", "0.5", "--objective", "latency_ms=3.5"))
                .isZero();
        assertThat(runs("ask", "s")).isZero();
        assertThat(JSON.readTree(out.toString()).path("trial").asInt()).isEqualTo(3);
        List<JsonNode> trials = trials("s");
        assertThat(trials.get(0).path("objectives").asText()).isEqualTo("latency_ms=3.5");
        assertThat(trials.get(1).path("cause").asText()).isEqualTo("OUT_OF_MEMORY");
        assertThat(trials.get(1).path("message").asText()).isEqualTo("the GPU is full");
        assertThat(runs("resume", "s", "--trials", "12")).as(err.toString()).isZero();
        assertThat(err.toString()).contains("study s: 12 trials, 3 of them out at a time");
    }

    @Test
    void anExpiredTrialIsHandedOutAgain() throws IOException {
        assertThat(search(
                        "s",
                        "ask",
                        "--workers",
                        "1",
                        "--space",
                        "mnasnet-micro",
                        "--strategy",
                        "random",
                        "--trials",
                        "2"))
                .isZero();
        assertThat(runs("ask", "s", "--lease", "0.001s")).isZero();
        JsonNode first = JSON.readTree(out.toString());
        assertThat(runs("tell", "s", "0", "--epoch", "1", "--accuracy", "0.25")).isZero();
        assertThat(runs(
                        "ask",
                        "s",
                        "--lease",
                        "1h",
                        "--folder",
                        folder.resolve("trial").toString()))
                .as(err.toString())
                .isZero();
        JsonNode again = JSON.readTree(out.toString());
        assertThat(again.path("handed_out").asInt()).isEqualTo(2);
        assertThat(again.path("architecture")).isEqualTo(first.path("architecture"));
        assertThat(folder.resolve("trial").resolve("network.onnx")).isNotEmptyFile();
        assertThat(runs("ask", "s")).isEqualTo(1);
        assertThat(runs("ask", "s", "--folder", folder.resolve("trial").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--folder must be empty, but " + folder.resolve("trial") + " is not");
        // what was told of the first attempt is gone
        assertThat(runs("tell", "s", "0", "--epoch", "2", "--accuracy", "0.5")).isEqualTo(2);
        assertThat(err.toString()).contains("--epoch must be 1, which comes next, but was 2");
        assertThat(runs("tell", "s", "0", "--epoch", "1", "--accuracy", "0.5", "--loss", "1.5"))
                .isZero();
        assertThat(out.toString().strip()).isEqualTo("continue");
        assertThat(runs("tell", "s", "0", "--accuracy", "0.75")).isZero();
        assertThat(trials("s").get(0).path("accuracy").asDouble()).isEqualTo(0.75);
        assertThat(runs("db", "check")).as(err.toString()).isZero();
        assertThat(runs("db", "export", "s", "-o", folder.resolve("all.jsonl").toString()))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("all.jsonl")))
                .filteredOn(line -> line.contains("handed_out"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aPrunerStopsWhatFallsBehind() throws IOException {
        assertThat(search(
                        "s",
                        "ask",
                        "--workers",
                        "1",
                        "--space",
                        "mnasnet-micro",
                        "--strategy",
                        "random",
                        "--trials",
                        "3",
                        "--epochs",
                        "4",
                        "--pruner",
                        "median:startup=1"))
                .as(err.toString())
                .isZero();
        assertThat(runs("ask", "s")).isZero();
        for (int epoch = 1; epoch <= 4; epoch++) {
            assertThat(runs("tell", "s", "0", "--epoch", "" + epoch, "--accuracy", "0.5"))
                    .isZero();
        }
        assertThat(runs("tell", "s", "0", "--epoch", "5", "--accuracy", "0.5")).isEqualTo(2);
        assertThat(err.toString()).contains("--epoch must be left out, since all 4 are told, but was 5");
        assertThat(runs("tell", "s", "0", "--accuracy", "0.5")).isZero();
        assertThat(runs("ask", "s")).isZero();
        assertThat(JSON.readTree(out.toString())
                        .path("stop_rule")
                        .path("least")
                        .path("2")
                        .asDouble())
                .isEqualTo(0.5);
        assertThat(runs("tell", "s", "1", "--epoch", "1", "--accuracy", "0.25")).isZero();
        assertThat(out.toString().strip()).isEqualTo("continue");
        assertThat(runs("tell", "s", "1", "--epoch", "2", "--accuracy", "0.375"))
                .isZero();
        assertThat(out.toString().strip()).isEqualTo("stop");
        assertThat(trials("s").get(1).path("state").asText()).isEqualTo("PRUNED");
        assertThat(trials("s").get(1).path("accuracy").asDouble()).isEqualTo(0.375);
    }

    @Test
    void refusesWhatCannotBe() throws IOException {
        assertThat(search("s", "ask", "--workers", "2", "--space", "mnasnet-micro", "--strategy", "random"))
                .isZero();
        Path table = AccuracyTables.lucky(folder.resolve("table.csv"));
        assertThat(search("t", "table:" + table, "--space", SPACE, "--strategy", "random", "--trials", "1"))
                .isZero();
        for (int number = 0; number < 3; number++) {
            assertThat(runs("ask", "s")).isZero();
        }
        assertThat(runs("tell", "s", "0", "--accuracy", "0.5")).isZero();
        assertThat(runs("tell", "s", "2", "--accuracy", "0.5")).isZero();
        refused(
                "tell s 0 --accuracy 0.5",
                "trial 0 of study s is finished (COMPLETE) and never changes; what is told now is not stored");
        refused("tell s 7 --accuracy 0.5", "trial 7 of study s was not handed out; 'nas4j ask s' hands one out");
        refused("tell s 1 --accuracy 61", "accuracy must be a fraction from 0 to 1, but was 61");
        refused("tell s 1 --accuracy NaN", "Invalid value for option '--accuracy': must be a number, but was 'NaN'");
        refused("tell s 1 --accuracy 0.5 --failed ERROR", "give either --accuracy, or --failed with a cause");
        refused("tell s 1", "give either --accuracy, or --failed with a cause");
        refused("tell s 1 --failed BORED", "BORED");
        refused("tell s 1 --failed ERROR --epoch 1", "--epoch tells an accuracy; a trial that failed has ended");
        refused("tell s 1 --accuracy 0.5 --loss 1", "--loss is of an epoch; give --epoch, or leave it out");
        refused("tell s 1 --accuracy 0.5 --message x", "--message says why a trial failed");
        refused(
                "tell s 1 --accuracy 0.5 --objective latency",
                "must be a name and a number, as latency_ms=3.5, but was 'latency'");
        refused("tell other 0 --accuracy 0.5", "no study 'other' in");
        refused("ask other", "no study 'other' in");
        refused("ask s --lease 0s", "--lease in seconds must be");
        refused("tell t 0 --accuracy 0.5", "study t has its trials trained by engine table:");
        refused("ask t", "study t has its trials trained by engine table:");
        refused("confirm s --top 2", "the trials of study s are trained by whoever asks for them");
        assertThat(trials("s").get(1).path("state").asText()).isEqualTo("RUNNING");
        assertThat(trials("s")).hasSize(3);
    }

    @Test
    void theRewardWeighsWhatIsTold() throws IOException {
        assertThat(search(
                        "s",
                        "ask",
                        "--space",
                        "mnasnet-micro",
                        "--strategy",
                        "random",
                        "--target-objective",
                        "latency_ms=4",
                        "--exponent",
                        "-1"))
                .as(err.toString())
                .isZero();
        assertThat(runs("ask", "s")).isZero();
        String sentence = "the reward of study s weighs latency_ms; give --objective latency_ms=X, with X above 0";
        refused("tell s 0 --accuracy 0.5", sentence);
        refused("tell s 0 --accuracy 0.5 --objective latency_ms=0", sentence);
        assertThat(trials("s").get(0).path("state").asText()).isEqualTo("RUNNING");
        assertThat(runs("tell", "s", "0", "--accuracy", "0.5", "--objective", "latency_ms=8"))
                .as(err.toString())
                .isZero();
        assertThat(trials("s").get(0).path("reward").asDouble()).isEqualTo(0.25);
    }

    private void refused(String line, String message) {
        err.getBuffer().setLength(0);
        assertThat(runs(line.split(" "))).as(line).isEqualTo(2);
        assertThat(err.toString()).as(line).contains(message);
    }

    private int search(String study, String engine, String... more) {
        List<String> line = new ArrayList<>(List.of("search", "--study", study, "--engine", engine));
        line.addAll(List.of(more));
        return runs(line.toArray(String[]::new));
    }

    private List<JsonNode> trials(String study) throws IOException {
        assertThat(runs("trials", study, "--format", "json")).as(err.toString()).isZero();
        List<JsonNode> trials = new ArrayList<>();
        JSON.readTree(out.toString()).forEach(trials::add);
        return trials;
    }

    /** Runs a command line; {@code out} then has what this one printed. */
    private int runs(String... arguments) {
        out.getBuffer().setLength(0);
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
