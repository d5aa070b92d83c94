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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Latency measured for real, and a real search that weighs it. */
class LatencyIT {

    private static final List<String> SEARCH = List.of(
            "search",
            "--dataset",
            "shapes:16",
            "--space",
            "mnasnet-micro",
            "--train-images",
            "100",
            "--validation-images",
            "50",
            "--batch-size",
            "20",
            "--epochs",
            "1",
            "--workers",
            "1",
            "--strategy",
            "random",
            "--objective",
            "latency");

    private StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void measuresATableThatASearchThenPredictsBy() throws IOException {
        Path file = folder.resolve("table.txt");
        JsonNode checked = json(
                "latency",
                "mnasnet-micro",
                "--resolution",
                "16",
                "--batch",
                "2",
                "--seconds",
                "0",
                "--check",
                "3",
                "-o",
                file.toString());
        assertThat(checked.get("networks")).hasSize(3);
        assertThat(checked.get("batch").asInt()).isEqualTo(2);
        for (JsonNode network : checked.get("networks")) {
            assertThat(network.get("measured_ms").asDouble()).isPositive();
            assertThat(network.get("iqr_ms").asDouble()).isNotNegative();
            // the machine may be busy: what a check on a quiet one gives stands in docs/latency.md
            assertThat(network.get("predicted_ms").asDouble()
                            / network.get("measured_ms").asDouble())
                    .isBetween(0.2, 5.0);
        }
        assertThat(Files.readString(file)).contains("LibTorch");

        List<String> line = new ArrayList<>(SEARCH);
        line.addAll(List.of("--study", "s", "--trials", "3", "--latency-table", file.toString()));
        assertThat(run(line)).as(err.toString()).isZero();
        Files.delete(file);
        assertThat(run(List.of("resume", "s", "--trials", "4")))
                .as(err.toString())
                .isZero();
        JsonNode trials = json("trials", "s");
        assertThat(trials).hasSize(4);
        for (JsonNode trial : trials) {
            assertThat(trial.get("predicted_latency_ms").asDouble()).isPositive();
            assertThat(trial.get("latency_ms").asDouble()).isPositive();
            assertThat(trial.get("latency_iqr_ms").asDouble()).isNotNegative();
            assertThat(trial.get("latency_batch").asInt()).isEqualTo(2);
            assertThat(trial.get("batch_latency_ms").asDouble()).isPositive();
        }
    }

    @Test
    void measuresOneNetwork() throws IOException {
        JsonNode network =
                json("latency", "in:16x3 stem:k3_s2_c8 mb:e3_k3_s2_c16_se0.25 head:c32 classes:10", "--seconds", "0");
        assertThat(network.get("latency_ms").asDouble()).isPositive();
        assertThat(network.get("batch").asInt()).isEqualTo(1);
        assertThat(network.get("runs").asInt()).isEqualTo(7);
    }

    private JsonNode json(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--format", "json"));
        out = new StringWriter();
        assertThat(run(line)).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private int run(List<String> arguments) {
        List<String> line = new ArrayList<>(arguments);
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
