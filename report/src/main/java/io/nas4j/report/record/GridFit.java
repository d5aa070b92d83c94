package io.nas4j.report.record;

import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the surface that was fitted to a grid search says.
 *
 * @param optimum the coefficients whose accuracy is expected to be the highest
 * @param expected that accuracy, a fraction
 * @param region points among which the best lies with a probability of 95 %
 * @param compoundBeatsSingle the probability that growth in all dimensions is better than in each one alone; empty where not both
 *     were trained
 */
public record GridFit(
        ScalingCoefficients optimum,
        double expected,
        List<ScalingCoefficients> region,
        OptionalDouble compoundBeatsSingle) {

    public GridFit {
        region = List.copyOf(region);
    }
}
