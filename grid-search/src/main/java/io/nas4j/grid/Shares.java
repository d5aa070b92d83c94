package io.nas4j.grid;

import io.nas4j.space.scaling.ScalingCoefficients;

/**
 * What part of a doubling of MACs each dimension takes: {@code log alpha}, {@code 2 log beta} and {@code 2 log gamma} over {@code
 * log 2}. None is negative, and their sum is 1, so that two of them are free.
 */
record Shares(double depth, double width, double resolution) {

    static final Shares DEPTH = new Shares(1, 0, 0);
    static final Shares WIDTH = new Shares(0, 1, 0);
    static final Shares RESOLUTION = new Shares(0, 0, 1);
    static final Shares MIDDLE = new Shares(1.0 / 3, 1.0 / 3, 1.0 / 3);

    /** The coefficients, whose product is 2. */
    ScalingCoefficients coefficients() {
        return new ScalingCoefficients(
                Math.pow(CandidateDesign.TARGET, depth),
                Math.pow(CandidateDesign.TARGET, width / 2),
                Math.pow(CandidateDesign.TARGET, resolution / 2));
    }
}
