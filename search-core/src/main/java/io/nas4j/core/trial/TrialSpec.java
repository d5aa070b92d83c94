package io.nas4j.core.trial;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import java.util.Optional;

/**
 * A trial before it runs.
 *
 * @param number from 0 in its phase
 * @param decisions {@code name=choice} texts that built the architecture; empty where no space did
 * @param coefficients of a grid trial
 */
public record TrialSpec(
        Phase phase,
        int number,
        List<String> decisions,
        Architecture architecture,
        Optional<ScalingCoefficients> coefficients) {

    public TrialSpec {
        decisions = List.copyOf(decisions);
    }
}
