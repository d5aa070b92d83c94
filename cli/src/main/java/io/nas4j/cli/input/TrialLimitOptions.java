package io.nas4j.cli.input;

import io.nas4j.core.study.TrialLimits;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a trial may take, and who gets a second chance. */
public final class TrialLimitOptions {

    private static final int LEAST_SILENCE = 5;

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
     * As they were given, else the usual ones.
     *
     * @throws InvalidInputException as {@link #over}
     */
    public TrialLimits limits() {
        return over(TrialLimits.USUAL);
    }

    /**
     * As they were given, the others as they are.
     *
     * @throws InvalidInputException where silence is shorter than a worker's pause between two signs of life may be
     */
    public TrialLimits over(TrialLimits others) {
        silence.map(Duration::seconds)
                .filter(seconds -> seconds > 0 && seconds < LEAST_SILENCE)
                .ifPresent(seconds -> {
                    throw new InvalidInputException("--silent-timeout must be 0 or at least " + LEAST_SILENCE
                            + "s, since a healthy worker may be silent for a moment, but was " + Decimals.text(seconds)
                            + "s");
                });
        return new TrialLimits(
                timeout.map(Duration::seconds).orElse(others.seconds()),
                silence.map(Duration::seconds).orElse(others.silentSeconds()),
                memory.map(MemorySize::megabytes).orElse(others.megabytes()),
                retryDiverged || others.retryDiverged());
    }
}
