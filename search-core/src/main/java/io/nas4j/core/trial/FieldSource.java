package io.nas4j.core.trial;

import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Where the values of a trial's field come from. The functions may give any kind of optional value.
 *
 * @param stored whether a store keeps them
 * @param ofTrial gives the value of a trial
 * @param ofResult gives the value of a result, where the value comes with the trial's end
 */
record FieldSource(boolean stored, Function<Trial, ?> ofTrial, Optional<Function<TrialResult, ?>> ofResult) {

    static FieldSource trial(Function<Trial, ?> value) {
        return new FieldSource(true, value, Optional.empty());
    }

    static FieldSource result(Function<TrialResult, ?> value) {
        return new FieldSource(true, trial -> value.apply(trial.result()), Optional.of(value));
    }

    /** Of the latency of one image, or of the larger batch. */
    static FieldSource latency(boolean single, Function<MeasuredLatency, ?> value) {
        return result(result -> result.latency(single).map(value));
    }

    static FieldSource coefficient(Function<ScalingCoefficients, Double> value) {
        return trial(trial -> trial.spec().coefficients().map(value));
    }

    /** No trial has a value by itself. */
    static FieldSource none() {
        return new FieldSource(false, trial -> Optional.empty(), Optional.empty());
    }

    Optional<Object> of(Trial trial) {
        return unwrapped(ofTrial.apply(trial));
    }

    Optional<Object> of(TrialResult result) {
        return unwrapped(ofResult.orElseThrow().apply(result));
    }

    private static Optional<Object> unwrapped(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(each -> each);
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? Optional.of(optional.getAsDouble()) : Optional.empty();
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? Optional.of(optional.getAsLong()) : Optional.empty();
        }
        return Optional.of(value);
    }
}
