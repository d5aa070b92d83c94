package io.nas4j.grid;

import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the fitted surface says.
 *
 * @param optimum the coefficients with product 2 whose accuracy is expected to be the highest
 * @param expected that accuracy, a fraction
 * @param compoundBeatsSingle the probability that the likely best candidate that grows in all dimensions is better, at equal MACs, than
 *     each one that grows in one alone; empty where there are not both
 * @param noise standard deviation between two trainings of one network, as a fraction of accuracy
 * @param leaveOneOut how far the surface is from candidates that it was fitted without; empty where they are too few
 * @param undecided numbers of the candidates that may each be the best with a probability of at least 5 %, the likeliest first
 * @param more trainings that would tell the first two of them apart, by what they are expected to differ by; empty where one alone is
 *     left, or beyond a million
 */
public record GridSurface(
        ScalingCoefficients optimum,
        GridRegion region,
        double expected,
        OptionalDouble compoundBeatsSingle,
        double noise,
        OptionalDouble leaveOneOut,
        List<Integer> undecided,
        OptionalLong more) {

    public GridSurface {
        undecided = List.copyOf(undecided);
    }
}
