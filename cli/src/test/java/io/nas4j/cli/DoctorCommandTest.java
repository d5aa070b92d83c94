package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
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
    }

    private int run(String... arguments) {
        String[] line = Arrays.copyOf(arguments, arguments.length + 2);
        line[arguments.length] = "--storage";
        line[arguments.length + 1] = folder.resolve("data").toString();
        return Main.run(line, new PrintWriter(out), new PrintWriter(err));
    }
}
