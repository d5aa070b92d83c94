package io.nas4j.cli.input;

import io.nas4j.api.request.ReductionRequest;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How networks are made smaller while a search judges them. */
public final class ReductionOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--proxy-width",
            paramLabel = "X",
            defaultValue = ReductionRequest.AUTO,
            description = "Channels of the networks that the search trains, as a fraction of the networks' own: a"
                    + " number up to 1, or auto, which halves them at most twice, as long as the space's narrowest"
                    + " stage keeps 32. The baseline and the grid train networks as they are. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String width;

    @Option(
            names = "--proxy-resolution",
            paramLabel = "R",
            defaultValue = ReductionRequest.HALF,
            description = "Pixels a side that the search trains at, whatever the networks read themselves: a number,"
                    + " own, or half, which halves their own where that is 32 or more. Default: ${DEFAULT-VALUE}.")
    private String resolution;

    /** What was given. */
    public ReductionRequest request() {
        return new ReductionRequest(given("--proxy-width", width), given("--proxy-resolution", resolution));
    }

    private Optional<String> given(String option, String value) {
        return spec.commandLine().getParseResult().hasMatchedOption(option) ? Optional.of(value) : Optional.empty();
    }
}
