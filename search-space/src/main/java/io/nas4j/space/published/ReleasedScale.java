package io.nas4j.space.published;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.scaling.CompoundScaling;

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

    /** The member of the family. */
    Architecture apply(Architecture baseline, CompoundScaling scaling) {
        return scaling.scale(baseline, depth, width, resolution).withDropout(dropout);
    }
}
