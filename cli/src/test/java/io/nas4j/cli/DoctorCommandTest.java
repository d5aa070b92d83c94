package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.evaluator.torch.TorchEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void saysWhatTheMachineHas() {
        assertThat(run("doctor")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains(
                        System.getProperty("java.version"),
                        "engine torch  LibTorch 2.",
                        "engine dl4j   Deeplearning4j 1.")
                .contains("memory", "gpu", "disk", "there is no nas4j storage at");
        assertThat(out.toString().lines().filter(line -> line.startsWith("cores")))
                .singleElement()
                .asString()
                .contains(" " + Runtime.getRuntime().availableProcessors() + " ");
    }

    @Test
    void knowsEngines() {
        assertThat(run("doctor", "--throughput", "--engine", "jax")).isEqualTo(2);
        assertThat(err.toString()).contains("--engine must be one of torch, dl4j, auto, but was jax");
        err.getBuffer().setLength(0);
        assertThat(run("doctor", "--engine", "torch")).isEqualTo(2);
        assertThat(err.toString()).contains("--engine says which engine --throughput measures, and needs it");
        err.getBuffer().setLength(0);
        assertThat(run("doctor", "--throughput", "--steps", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--steps must be a whole number from 1 to 1000000, but was 0");
    }

    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void measuresWithOneWorkerAndWithOnePerCore() throws IOException {
        Assumptions.assumeTrue(TorchEngine.available(), "LibTorch has no natives for this platform");
        assertThat(run("doctor", "--throughput", "--engine", "auto", "--steps", "2", "--format", "json"))
                .as(err.toString())
                .isZero();
        int cores = Runtime.getRuntime().availableProcessors();
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        assertThat(rows).hasSize(cores == 1 ? 1 : 2).allSatisfy(row -> {
            assertThat(row.fieldNames()).toIterable().containsExactly("engine", "workers", "images_per_second");
            assertThat(row.get("engine").asText()).isEqualTo("torch");
            assertThat(row.get("images_per_second").asDouble()).isPositive();
        });
        assertThat(rows.get(0).get("workers").asInt()).isEqualTo(1);
        assertThat(rows.get(rows.size() - 1).get("workers").asInt()).isEqualTo(cores);
    }

    private int run(String... arguments) {
        String[] line = Arrays.copyOf(arguments, arguments.length + 2);
        line[arguments.length] = "--storage";
        line[arguments.length + 1] = folder.resolve("data").toString();
        return Main.run(line, new PrintWriter(out), new PrintWriter(err));
    }
}
