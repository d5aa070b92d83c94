package io.nas4j.grid;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the fitted surface says.
 *
 * @param optimum where it is the highest
 * @param region where the best coefficients of the optimum's baseline lie
 * @param compoundBeatsSingle the probability that the likely best candidate that grows in all dimensions is better, at equal MACs, than
 *     each one that grows in one alone; empty where there are not both
 * @param baselines the probability of each baseline that it, scaled as is best for it, is the best at equal MACs
 * @param noise standard deviation between two trainings of one network, as a fraction of accuracy
 * @param leaveOneOut how far the surface is from candidates that it was fitted without; empty where they are too few
 * @param undecided numbers of the candidates that may each be the best with a probability of at least 5 %, the likeliest first
 * @param more trainings that would tell the first two of them apart, by what they are expected to differ by; empty where one alone is
 *     left, or beyond a million
 */
public record GridSurface(
        GridOptimum optimum,
        GridRegion region,
        OptionalDouble compoundBeatsSingle,
        List<Double> baselines,
        double noise,
        OptionalDouble leaveOneOut,
        List<Integer> undecided,
        OptionalLong more) {

    public GridSurface {
        baselines = List.copyOf(baselines);
        undecided = List.copyOf(undecided);
    }
}
