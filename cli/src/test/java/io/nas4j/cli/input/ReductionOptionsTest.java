package io.nas4j.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.study.Reduction;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.staged.SearchSpaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ReductionOptionsTest {

    @Command
    private static final class Host {
        @Mixin
        private ReductionOptions options;
    }

    /** The narrowest stage of nas-bench-macro has 64 channels, that of mnasnet-small-image too few to be halved. */
    @ParameterizedTest
    @CsvSource({
        "nas-bench-macro, 32, auto, half, 0.5, 16",
        "nas-bench-macro, 31, auto, half, 0.5, 0",
        "nas-bench-macro, 32, 0.5, own, 0.5, 0",
        "nas-bench-macro, 32, 1, 24, 1, 24",
        "mnasnet-small-image, 32, auto, half, 1, 16"
    })
    void says(String space, int own, String width, String resolution, double factor, int pixels) {
        Host host = new Host();
        new CommandLine(host).parseArgs("--proxy-width", width, "--proxy-resolution", resolution);
        assertThat(host.options.request().of(SearchSpaces.get(space, new Input(own, 3), 10)))
                .isEqualTo(new Reduction(factor, pixels));
    }
}
