package io.nas4j.api.request;

import io.nas4j.core.study.TrialLimits;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import java.util.Optional;

/**
 * What a trial may take, and who gets a second chance, as far as it was said.
 *
 * @param seconds of wall time for one search trial; 0 for no limit
 * @param silentSeconds of wall time without any progress; 0 for no limit
 * @param megabytes (2^20 bytes) that a worker may keep in memory; 0 for an equal share
 * @param retryDiverged whether a network that diverged is trained once more
 */
public record LimitsRequest(
        Optional<Double> seconds, Optional<Double> silentSeconds, Optional<Integer> megabytes, boolean retryDiverged) {

    /** Nothing is said. */
    public static final LimitsRequest USUAL =
            new LimitsRequest(Optional.empty(), Optional.empty(), Optional.empty(), false);

    private static final int LEAST_SILENCE = 5;

    /**
     * Checks what was said.
     *
     * @throws InvalidInputException where silence is shorter than a worker's pause between two signs of life may be
     */
    public LimitsRequest {
        silentSeconds.filter(each -> each > 0 && each < LEAST_SILENCE).ifPresent(each -> {
            throw new InvalidInputException("--silent-timeout must be 0 or at least " + LEAST_SILENCE
                    + "s, since a healthy worker may be silent for a moment, but was " + Decimals.text(each) + "s");
        });
    }

    /** As they were said, the others as they are. */
    public TrialLimits over(TrialLimits others) {
        return new TrialLimits(
                seconds.orElse(others.seconds()),
                silentSeconds.orElse(others.silentSeconds()),
                megabytes.orElse(others.megabytes()),
                retryDiverged || others.retryDiverged());
    }
}
