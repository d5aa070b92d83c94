package io.nas4j.space.published;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Multipliers;
import io.nas4j.space.scaling.ScalingCoefficients;

/**
 * How a released member of a family was scaled from its baseline.
 *
 * @param name behind {@code efficientnet-}, as {@code b3}
 * @param width multiplier of channels
 * @param depth multiplier of layers
 * @param resolution input pixels a side
 * @param dropout before the classifier
 */
public record ReleasedScale(String name, double width, double depth, int resolution, double dropout) {

    /** The resolution of the baseline that the released resolutions belong to. */
    private static final int BASELINE_RESOLUTION = 224;

    /** As multipliers of EfficientNet-B0. */
    public Multipliers multipliers() {
        return new Multipliers(depth, width, (double) resolution / BASELINE_RESOLUTION);
    }

    /**
     * The compound coefficients that depth, width and resolution, in this order, would stand for under the paper's α, β and
     * γ: they differ, for the multipliers were rounded by hand.
     */
    public double[] impliedPhi() {
        ScalingCoefficients c = ScalingCoefficients.EFFICIENTNET;
        Multipliers by = multipliers();
        return new double[] {
            Math.log(by.depth()) / Math.log(c.alpha()),
            Math.log(by.width()) / Math.log(c.beta()),
            Math.log(by.resolution()) / Math.log(c.gamma())
        };
    }

    /** The member of the family. */
    Architecture apply(Architecture baseline, CompoundScaling scaling) {
        return scaling.scale(baseline, depth, width, resolution).withDropout(dropout);
    }
}
