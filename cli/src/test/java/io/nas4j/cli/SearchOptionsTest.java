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
import org.junit.jupiter.params.provider.CsvSource;
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
                .contains("What proposes networks: " + String.join(", ", Strategies.names()) + ".");
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
        assertThat(search("--objective", "speed")).isEqualTo(2);
        assertThat(search("--strategy", "random:luck=1")).isEqualTo(2);
        assertThat(search("--strategy", "random:luck")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'--objective'", "REWARD, ACCURACY, LATENCY", "speed")
                .contains("nas4j: strategy random has no option 'luck'; it has none")
                .contains("nas4j: a strategy is NAME or NAME:KEY=VALUE:KEY=VALUE");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--pruner=halving | pruner must be one of none, asha, hyperband, median, but was 'halving'",
                "--pruner=asha:min=3 | pruner 'asha:min=3' could never end a trial of 2 epochs",
                "--proxy-resolution=tiny | --proxy-resolution must be own, half, or a number of pixels from 1 to 8192, but was"
                        + " 'tiny'",
                "--proxy-width=2 | --proxy-width must be auto or a number from 0.01 to 1, but was '2'",
                "--proxy-resolution=9999 | proxy resolution must be a whole number from 0 to 8192, but was 9999",
                "--augment=flip,cutout:100 | the side of augmentation cutout must be less than the 32 pixels a side that networks are trained at, but was 100",
                "--augment=cutout:32 | must be less than the 32 pixels a side",
                "--device=gpu | --device must be cpu, cuda, cuda:N or auto, but was 'gpu'",
                "--trial-timeout=soon | must be a time, as 90s, 10m or 1.5h, or 0 for no limit, but was 'soon'",
                "--trial-timeout=-5 | must be a time, as 90s, 10m or 1.5h, or 0 for no limit, but was '-5'",
                "--silent-timeout=2s | --silent-timeout must be 0 or at least 5s",
                "--worker-memory=4 | must be a size of at least 1M, as 800M or 4G, or 'share', but was '4'",
                "--worker-memory=0G | must be a size of at least 1M, as 800M or 4G, or 'share', but was '0G'",
            })
    void refusesWrongLimitsAndPruners(String option, String sentence) {
        assertThat(search(option.strip())).isEqualTo(2);
        assertThat(err.toString()).startsWith("nas4j: ").contains(sentence.strip());
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(folder).isEmptyDirectory();
    }
}
