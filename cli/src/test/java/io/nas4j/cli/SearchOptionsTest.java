package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.controller.Strategies;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchOptionsTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
    }

    private int search(String... options) {
        List<String> begin = List.of(
                "search",
                "--study",
                "s",
                "--dataset",
                "shapes",
                "--storage",
                folder.resolve("data").toString());
        return run(Stream.concat(begin.stream(), Stream.of(options)).toArray(String[]::new));
    }

    @Test
    void helpListsAllStrategies() {
        assertThat(run("search", "--help")).isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("What proposes networks: " + String.join(", ", Strategies.names()) + ";");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--target-flops=10M", "--exponent=-0.07", "--reward=hard", "--reward=soft"})
    void accuracyAloneTakesNoOptionOfTheReward(String option) {
        assertThat(search("--objective", "accuracy", option)).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("nas4j: --target-flops, --exponent and --reward shape the reward, but the"
                        + " objective is accuracy; give --objective reward, or leave them out and set hard limits with"
                        + " --constraint");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesOtherObjectivesAndOptionsOfStrategies() {
        assertThat(search("--objective", "latency")).isEqualTo(2);
        assertThat(search("--strategy", "random:luck=1")).isEqualTo(2);
        assertThat(search("--strategy", "random:luck")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'--objective'", "REWARD, ACCURACY", "latency")
                .contains("nas4j: strategy random has no option 'luck'; it has none")
                .contains("nas4j: a strategy is NAME or NAME:KEY=VALUE:KEY=VALUE");
        assertThat(folder).isEmptyDirectory();
    }
}
