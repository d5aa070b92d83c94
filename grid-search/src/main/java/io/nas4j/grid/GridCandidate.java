package io.nas4j.grid;

import io.nas4j.space.scaling.Growth;
import io.nas4j.space.scaling.ScalingCoefficients;

/**
 * A trained candidate.
 *
 * @param macs of the scaled network
 * @param growth what rounding made of the coefficients, all together and each alone
 * @param accuracy validation accuracy, a fraction
 * @param score {@code accuracy * (macRatio / 2)^w}: accuracy set against what the candidate really costs
 */
public record GridCandidate(
        int trial, ScalingCoefficients coefficients, long macs, Growth growth, double accuracy, double score) {

    /** MACs over the baseline's: what the nominal product became after rounding. */
    public double macRatio() {
        return growth.realised();
    }
}
