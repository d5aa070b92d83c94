package io.nas4j.space.published;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Multipliers;
import io.nas4j.space.scaling.ScalingCoefficients;

/**
 * How a released member of a family was scaled from its baseline.
 *
 * @param name behind that of its family, as {@code b3}
 * @param width multiplier of channels
 * @param depth multiplier of layers
 * @param resolution multiplier of the input's side
 * @param dropout before the classifier
 */
public record ReleasedScale(String name, double width, double depth, double resolution, double dropout) {

    /** The resolution of the baseline that the released resolutions belong to. */
    private static final int BASELINE_RESOLUTION = 224;

    /** A member whose input was released in pixels a side, of a baseline of 224 pixels. */
    static ReleasedScale of(String name, double width, double depth, int pixels, double dropout) {
        return new ReleasedScale(name, width, depth, (double) pixels / BASELINE_RESOLUTION, dropout);
    }

    /** As multipliers of the baseline. */
    public Multipliers multipliers() {
        return new Multipliers(depth, width, resolution);
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
        return scaling.scale(baseline, multipliers()).withDropout(dropout);
    }
}
