package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.evaluator.torch.TorchEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One set of weights for a space: trained, judged by, searched with, and what is said of wrong input. */
class SupernetCommandIT {

    private static final List<String> IMAGES = List.of("--dataset", "shapes:16", "--validation-images", "60");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void needsLibTorch() {
        assumeThat(TorchEngine.available())
                .as("LibTorch has natives for this platform")
                .isTrue();
        file = folder.resolve("net.safetensors");
    }

    private CommandLines.Answer run(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--storage", folder.resolve("store").toString()));
        return CommandLines.run(line.toArray());
    }

    private CommandLines.Answer train(String... more) {
        List<String> line = new ArrayList<>(List.of("supernet", "train", "mnasnet-micro"));
        line.addAll(IMAGES);
        line.addAll(List.of("--train-images", "200", "-o", file.toString()));
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    @Test
    void isTrainedJudgedByAndSearchedWith() throws IOException {
        CommandLines.Answer trained = train("--updates", "8");
        assertThat(trained.exit()).as(trained.err()).isZero();
        assertThat(trained.out())
                .contains("single sampling, 8 updates of 64 images")
                .contains("two halves of the images order them alike")
                .contains("Written to " + file);
        byte[] first = Files.readAllBytes(file);
        assertThat(folder.resolve("net.safetensors.checkpoint")).doesNotExist();

        CommandLines.Answer judged = run("supernet", "judge", file.toString(), "--networks", "6", "--format", "json");
        assertThat(judged.exit()).as(judged.err()).isZero();
        JsonNode rows = new ObjectMapper().readTree(judged.out());
        assertThat(rows).hasSize(6);
        assertThat(rows.findValues("loss").stream().map(JsonNode::asDouble).toList())
                .isSorted();
        String network = rows.get(0).get("network").asText();
        JsonNode alone = new ObjectMapper()
                .readTree(run("supernet", "judge", file.toString(), network, "--format", "json")
                        .out());
        assertThat(alone.get(0).get("loss")).isEqualTo(rows.get(0).get("loss"));

        CommandLines.Answer searched = run(
                "search",
                "--study",
                "judged",
                "--space",
                "mnasnet-micro",
                "--dataset",
                "shapes:16",
                "--engine",
                "supernet:" + file,
                "--trials",
                "4",
                "--workers",
                "1",
                "--scores",
                "none",
                "--strategy",
                "random");
        assertThat(searched.exit()).as(searched.err()).isZero();
        JsonNode trials = new ObjectMapper()
                .readTree(run("trials", "judged", "--format", "json").out());
        assertThat(trials.findValuesAsText("state")).containsOnly("COMPLETE");
        // what a worker's trial says is what the command says of the same network
        JsonNode same = new ObjectMapper()
                .readTree(run("supernet", "judge", file.toString(), "judged#0", "--format", "json")
                        .out());
        assertThat(same.get(0).get("accuracy")).isEqualTo(trials.get(0).get("accuracy"));

        Path other = folder.resolve("other.safetensors");
        CommandLines.Answer wide = run(
                "search",
                "--study",
                "wide",
                "--space",
                "proxyless",
                "--dataset",
                "shapes:16",
                "--engine",
                "supernet:" + file,
                "--trials",
                "2");
        assertThat(wide.exit()).isEqualTo(2);
        assertThat(wide.err()).contains("was trained for space mnasnet-micro, but asked for is proxyless");
        Files.write(other, first);
        assertThat(train("--updates", "9").exit()).isZero();
        CommandLines.Answer changed = run("resume", "judged", "--trials", "5");
        assertThat(changed.exit()).isEqualTo(2);
        assertThat(changed.err()).contains("supernet " + file + " has changed since the study began");
    }

    @Test
    void ranksAgainstLongerTrainingWithoutAnyProxyThatTrains() throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "fidelity",
                "--space",
                "nas-bench-macro", // in which several sequences come to one network
                "--proxy-width",
                "0.25",
                "--networks",
                "6",
                "--train-images",
                "100",
                "--batch-size",
                "20",
                "--workers",
                "1",
                "--truth",
                "epochs=1",
                "--scores",
                "depth",
                "--proxy",
                "supernet:updates=4",
                "--combine",
                "supernet+depth",
                "--combine",
                "depth+supernet",
                "--format",
                "json"));
        line.addAll(IMAGES);
        CommandLines.Answer answer = run(line.toArray(String[]::new));
        assertThat(answer.exit()).as(answer.err()).isZero();
        JsonNode rows = new ObjectMapper().readTree(answer.out());
        assertThat(rows.findValuesAsText("measure"))
                .containsExactly("supernet", "supernet accuracy", "depth", "supernet+depth", "depth+supernet");
        assertThat(rows.get(0).get("networks").asInt()).isEqualTo(6);
        assertThat(rows.get(0).get("seconds_once").asDouble()).isPositive();
        CommandLines.Answer again = run(line.toArray(String[]::new));
        assertThat(new ObjectMapper().readTree(again.out()).get(0).get("seconds_once"))
                .as("trained once")
                .isEqualTo(rows.get(0).get("seconds_once"));
        assertThat(again.err()).doesNotContain("updates, mean loss");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        // no machine makes the first updates in so short a time
        assertThat(train("--budget", "0.001").err())
                .containsPattern("a budget of 0.001 s is too short: one update of this supernet takes [0-9.]+ s");
        assertThat(train("--updates", "0").err()).contains("updates of a supernet must be a number from 1 to");
        assertThat(train("--sampling", "far").err())
                .contains("sampling must be one of fair, single, sandwich, but was 'far'; did you mean fair?");
        assertThat(file).doesNotExist();
        Files.writeString(file, "not a supernet");
        assertThat(run("supernet", "judge", file.toString()).err()).contains("not a safetensors file");
        assertThat(run("supernet", "judge", folder.resolve("none").toString()).err())
                .contains("there is no such file");
        assertThat(CommandLines.run("supernet").err()).contains("'supernet' needs to be told what to do: train, judge");
        assertThat(run("search", "--study", "s", "--dataset", "shapes:16", "--engine", "supernet:" + file)
                        .exit())
                .isEqualTo(2);
        assertThat(run("supernet", "train", "nothing").err()).contains("there is no nas4j storage at");
    }
}
