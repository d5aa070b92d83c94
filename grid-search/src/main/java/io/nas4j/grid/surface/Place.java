package io.nas4j.grid.surface;

import io.nas4j.space.scaling.Growth;

/**
 * Where a network lies that was grown in depth, width and resolution: what share of its growth each dimension has, of which
 * two are free, and how often its MACs were doubled. Shares and doublings are those that rounding left, not the nominal ones.
 *
 * @param baseline the network that was grown, from 0
 * @param depth share of the growth of MACs, in the logarithm, that depth alone gives; from 0 to 1
 * @param width the same of width; resolution has the rest
 * @param doublings the logarithm to base 2 of its MACs over those of baseline 0; 1 on the constraint
 */
public record Place(int baseline, double depth, double width, double doublings) {

    private static final double PART = 0.05;
    private static final double NOTHING = 1e-9;

    /** A place on the constraint. */
    public static Place onConstraint(int baseline, double depth, double width) {
        return new Place(baseline, depth, width, 1);
    }

    /**
     * Where a scaled network lies.
     *
     * @param relative MACs of its baseline over those of baseline 0
     */
    public static Place of(int baseline, Growth growth, double relative) {
        double doublings = Math.log(growth.realised() * relative) / Math.log(2);
        double depth = log2(growth.depth());
        double width = log2(growth.width());
        double resolution = log2(growth.resolution());
        double sum = depth + width + resolution;
        return sum <= 0
                ? new Place(baseline, 1.0 / 3, 1.0 / 3, doublings)
                : new Place(baseline, depth / sum, width / sum, doublings);
    }

    /** A dimension that shrinks, as rounding may let it, has no share. */
    private static double log2(double ratio) {
        return Math.max(0, Math.log(ratio) / Math.log(2));
    }

    /** Share of the growth that resolution has. */
    public double resolution() {
        return Math.max(0, 1 - depth - width);
    }

    /** Whether all three dimensions have a part of the growth that is worth the name. */
    public boolean compound() {
        return Math.min(depth, Math.min(width, resolution())) >= PART;
    }

    /** Whether one dimension has all of the growth. */
    public boolean single() {
        return Math.max(depth, Math.max(width, resolution())) > 1 - NOTHING;
    }

    /** Squared distance of the shares, in which any two dimensions alone are at distance 1. */
    public double squaredDistance(Place other) {
        double d = depth - other.depth;
        double w = width - other.width;
        double r = resolution() - other.resolution();
        return (d * d + w * w + r * r) / 2;
    }
}
