package io.nas4j.cli.input;

import io.nas4j.api.request.LimitsRequest;
import io.nas4j.core.study.TrialLimits;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a trial may take, and who gets a second chance. */
public final class TrialLimitOptions {

    @Option(
            names = "--trial-timeout",
            paramLabel = "TIME",
            converter = Duration.Converter.class,
            description =
                    "End a search trial that takes longer than this, as 90s, 10m or 2h; 0 ends none. Reading the"
                            + " images, which each worker does once, does not count. By default 0, or as before where a study goes on.")
    private Optional<Duration> timeout = Optional.empty();

    @Option(
            names = "--silent-timeout",
            paramLabel = "TIME",
            converter = Duration.Converter.class,
            description =
                    "End a trial that makes no training step for so long, since it hangs; 0 ends none. By default 300s, or as before where a study goes on.")
    private Optional<Duration> silence = Optional.empty();

    @Option(
            names = "--worker-memory",
            paramLabel = "SIZE",
            converter = MemorySize.Converter.class,
            description =
                    "End a trial whose worker keeps more memory than this, as 800M or 4G. The data set counts,"
                            + " mapped files do not. 'share' is an equal part of nine tenths of this machine's memory. By default share, or as before where a study goes on.")
    private Optional<MemorySize> memory = Optional.empty();

    @Option(
            names = "--retry-diverged",
            description = "Train a network that diverged once more, at a quarter of the learning rate.")
    private boolean retryDiverged;

    /**
     * As they were given.
     *
     * @throws io.nas4j.space.InvalidInputException where one is out of its range
     */
    public LimitsRequest request() {
        return new LimitsRequest(
                timeout.map(Duration::seconds),
                silence.map(Duration::seconds),
                memory.map(MemorySize::megabytes),
                retryDiverged);
    }

    /** As they were given, the others as they are. */
    public TrialLimits over(TrialLimits others) {
        return request().over(others);
    }
}
