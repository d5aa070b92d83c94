package io.nas4j.report.record;

import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the surface that was fitted to a grid search says, and what was chosen.
 *
 * @param chosen the coefficients that a family is scaled by
 * @param reason of the choice, in words
 * @param searched the number of the search trial whose network is scaled, where several networks raced
 * @param optimum the coefficients whose accuracy is expected to be the highest
 * @param expected that accuracy, a fraction
 * @param region points among which the best lies with a probability of 95 %
 * @param compoundBeatsSingle the probability that growth in all dimensions is better than in each one alone; empty where not both
 *     were trained
 */
public record GridFit(
        ScalingCoefficients chosen,
        String reason,
        OptionalInt searched,
        ScalingCoefficients optimum,
        double expected,
        List<ScalingCoefficients> region,
        OptionalDouble compoundBeatsSingle) {

    public GridFit {
        region = List.copyOf(region);
    }
}
