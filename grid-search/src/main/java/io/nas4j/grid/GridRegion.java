package io.nas4j.grid;

import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where the best coefficients lie with a probability of 95 %: how far the region reaches in each of them.
 *
 * @param points of a lattice over all coefficients whose product is 2, those that are in it
 * @param share of all coefficients whose product is 2, in the logarithm, that it takes
 */
public record GridRegion(List<ScalingCoefficients> points, Range alpha, Range beta, Range gamma, double share) {

    private static final double SAME = 1e-9;

    public GridRegion {
        points = List.copyOf(points);
    }

    /** From the least to the largest value. */
    public record Range(double least, double most) {

        private static Range of(List<ScalingCoefficients> points, ToDoubleFunction<ScalingCoefficients> value) {
            return new Range(
                    points.stream().mapToDouble(value).min().orElseThrow(),
                    points.stream().mapToDouble(value).max().orElseThrow());
        }
    }

    /**
     * The region that holds these points.
     *
     * @param all points that might have been in it
     */
    static GridRegion of(List<ScalingCoefficients> points, int all) {
        return new GridRegion(
                points,
                Range.of(points, ScalingCoefficients::alpha),
                Range.of(points, ScalingCoefficients::beta),
                Range.of(points, ScalingCoefficients::gamma),
                (double) points.size() / all);
    }

    /** Whether a point of the lattice is in the region. */
    public boolean holds(ScalingCoefficients point) {
        return points.stream()
                .anyMatch(each ->
                        Math.abs(each.alpha() - point.alpha()) < SAME && Math.abs(each.beta() - point.beta()) < SAME);
    }
}
