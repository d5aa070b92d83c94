package io.nas4j.grid;

import io.nas4j.space.scaling.Growth;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.OptionalDouble;

/**
 * A candidate and what its trainings say of it.
 *
 * @param number its place in the plan, from 0
 * @param baseline that was scaled, by its place among the plan's
 * @param macs of the scaled network
 * @param growth what rounding made of the coefficients, all together and each alone
 */
public record GridCandidate(
        int number, int baseline, ScalingCoefficients coefficients, long macs, Growth growth, GridEvidence evidence) {

    /** MACs over those of its own baseline: what the nominal product became after rounding. */
    public double macRatio() {
        return growth.realised();
    }

    /** {@link GridEvidence#replicates} of its evidence. */
    public int replicates() {
        return evidence.replicates();
    }

    /** {@link GridEvidence#failed} of its evidence. */
    public boolean failed() {
        return evidence.failed();
    }

    /** {@link GridEvidence#score} of its evidence. */
    public OptionalDouble score() {
        return evidence.score();
    }

    /** {@link GridEvidence#expected} of its evidence. */
    public OptionalDouble expected() {
        return evidence.expected();
    }

    /** {@link GridEvidence#best} of its evidence. */
    public OptionalDouble best() {
        return evidence.best();
    }
}
