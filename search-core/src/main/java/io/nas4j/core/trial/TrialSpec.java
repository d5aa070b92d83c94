package io.nas4j.core.trial;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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

    static TrialSpec read(Phase phase, TrialValues values) {
        return new TrialSpec(
                phase,
                values.ordinal(TrialField.NUMBER).orElseThrow(),
                values.words(TrialField.DECISIONS),
                ArchitectureText.parse(values.word(TrialField.ARCHITECTURE).orElseThrow()),
                coefficients(values));
    }

    private static Optional<ScalingCoefficients> coefficients(TrialValues values) {
        OptionalDouble alpha = values.decimal(TrialField.ALPHA);
        return alpha.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScalingCoefficients(
                        alpha.getAsDouble(),
                        values.decimal(TrialField.BETA).orElseThrow(),
                        values.decimal(TrialField.GAMMA).orElseThrow()));
    }
}
