package io.nas4j.grid;

import io.nas4j.space.scaling.ScalingCoefficients;

/**
 * Where a fitted surface is the highest.
 *
 * @param baseline whose accuracy is expected to be the highest where it is scaled as is best for it, by its place in the plan
 * @param coefficients with product 2 that are the best for it
 * @param expected accuracy there, a fraction
 */
public record GridOptimum(int baseline, ScalingCoefficients coefficients, double expected) {}
