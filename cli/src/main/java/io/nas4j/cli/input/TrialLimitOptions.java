package io.nas4j.cli.input;

import io.nas4j.core.study.TrialLimits;
import picocli.CommandLine.Option;

/** What a trial may take, and who gets a second chance. */
public final class TrialLimitOptions {

    @Option(
            names = "--trial-timeout",
            paramLabel = "TIME",
            converter = Duration.Converter.class,
            defaultValue = "0",
            description =
                    "End a search trial that is not done after so long, as 90s, 10m or 2h; reading the pictures, which"
                            + " each worker does once, is not counted. 0: never. Default: 0.")
    private Duration timeout;

    @Option(
            names = "--silent-timeout",
            paramLabel = "TIME",
            converter = Duration.Converter.class,
            defaultValue = "300s",
            description =
                    "End a trial that makes no training step for so long: it hangs. 0: never. Default: ${DEFAULT-VALUE}.")
    private Duration silence;

    @Option(
            names = "--worker-memory",
            paramLabel = "SIZE",
            converter = MemorySize.Converter.class,
            defaultValue = MemorySize.SHARE,
            description =
                    "End a trial whose worker keeps more memory than this, as 800M or 4G, the data set in it but not"
                            + " mapped files; share: an equal part of nine tenths of this machine's. Default: ${DEFAULT-VALUE}.")
    private MemorySize memory;

    @Option(
            names = "--retry-diverged",
            description = "Train a network that diverged once more, at a quarter of the learning rate.")
    private boolean retryDiverged;

    /** As they were given. */
    public TrialLimits limits() {
        return new TrialLimits(timeout.seconds(), silence.seconds(), memory.megabytes(), retryDiverged);
    }
}
