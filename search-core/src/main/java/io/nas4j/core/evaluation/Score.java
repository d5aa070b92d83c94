package io.nas4j.core.evaluation;

import io.nas4j.space.Decimals;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a score says of an untrained network.
 *
 * @param value finite, higher means better; empty where it could not be computed
 * @param seconds of wall time that it took
 * @param problem why it could not be computed, in a sentence; empty where it could
 */
public record Score(OptionalDouble value, double seconds, Optional<String> problem) {

    /** A number that was computed; one that is not finite says nothing. */
    public static Score of(double value, double seconds) {
        return Double.isFinite(value)
                ? new Score(OptionalDouble.of(value), seconds, Optional.empty())
                : new Score(
                        OptionalDouble.empty(),
                        seconds,
                        Optional.of("the score is not finite: " + Decimals.text(value)));
    }

    /** One that could not be computed. */
    public static Score missing(String problem, double seconds) {
        return new Score(OptionalDouble.empty(), seconds, Optional.of(problem));
    }
}
