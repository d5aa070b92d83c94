package io.nas4j.api.request;

import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;

/**
 * What a reward weighs that only a training measures, and its target.
 *
 * @param name as the training calls it, {@code latency_ms}
 * @param target T of the reward, above 0, in the unit of what is measured
 */
public record MeasuredTarget(String name, double target) {

    /** Refuses what is no name and what is no number above 0. */
    public MeasuredTarget {
        if (!OtherObjectives.isName(name) || !(target > 0) || Double.isInfinite(target)) {
            throw wrong(name + "=" + Decimals.text(target));
        }
    }

    /**
     * Reads {@code NAME=T}.
     *
     * @throws InvalidInputException where the text is something else
     */
    public static MeasuredTarget parse(String text) {
        int at = text.indexOf('=');
        try {
            return new MeasuredTarget(text.substring(0, Math.max(at, 0)), Double.parseDouble(text.substring(at + 1)));
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
    }

    @Override
    public String toString() {
        return name + "=" + Decimals.text(target);
    }

    private static InvalidInputException wrong(String text) {
        return new InvalidInputException(
                "--target-objective must be a name and a number above 0, as latency_ms=5, but was '" + text + "'");
    }
}
