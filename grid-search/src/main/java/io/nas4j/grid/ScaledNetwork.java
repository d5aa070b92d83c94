package io.nas4j.grid;

import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.scaling.Growth;
import io.nas4j.space.scaling.ScalingCoefficients;

/**
 * A candidate before anything is known of it: a baseline, scaled at φ = 1.
 *
 * @param baseline that was scaled, by its place among the plan's
 * @param trial whose number is the candidate's place in the plan
 * @param growth what rounding made of the coefficients, against its own baseline
 */
public record ScaledNetwork(int baseline, TrialSpec trial, Growth growth) {

    /** The coefficients. */
    public ScalingCoefficients coefficients() {
        return trial.coefficients().orElseThrow();
    }

    boolean anchored() {
        return Anchors.has(coefficients());
    }

    ScaledNetwork numbered(int number) {
        return new ScaledNetwork(
                baseline,
                new TrialSpec(trial.phase(), number, trial.decisions(), trial.architecture(), trial.coefficients()),
                growth);
    }
}
