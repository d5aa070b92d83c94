package io.nas4j.grid.sweep;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Multipliers;
import java.util.Optional;

/** The networks that a dimension makes of a baseline, each by one coefficient. */
final class GrowthPath {

    private static final double LEAST_MULTIPLIER = 1.0 / 1024;
    private static final double MOST_MULTIPLIER = 10_000;

    private final Architecture baseline;
    private final Dimension dimension;
    private final SweepRule rule;
    private final CompoundScaling scaling;

    GrowthPath(Architecture baseline, Dimension dimension, SweepRule rule) {
        this.baseline = baseline;
        this.dimension = dimension;
        this.rule = rule;
        this.scaling = new CompoundScaling(rule.rules());
    }

    SweepRule.Range range() {
        return dimension == Dimension.COMPOUND ? rule.range() : new SweepRule.Range(LEAST_MULTIPLIER, MOST_MULTIPLIER);
    }

    /** The coefficient that multiplies nothing. */
    double neutral() {
        return dimension == Dimension.COMPOUND ? 0 : 1;
    }

    /** Whether multiply-accumulates never fall where the coefficient grows. */
    boolean monotone() {
        return dimension != Dimension.COMPOUND || rule.monotone();
    }

    Multipliers multipliers(double coefficient) {
        return switch (dimension) {
            case DEPTH -> new Multipliers(coefficient, 1, 1);
            case WIDTH -> new Multipliers(1, coefficient, 1);
            case RESOLUTION -> new Multipliers(1, 1, coefficient);
            case COMPOUND -> rule.at().apply(coefficient);
        };
    }

    /** The network at a coefficient; empty where it is beyond what an architecture can be. */
    Optional<GrownNetwork> at(double coefficient) {
        if (!range().has(coefficient)) {
            return Optional.empty();
        }
        Multipliers by = multipliers(coefficient);
        try {
            return Optional.of(GrownNetwork.of(coefficient, by, scaling.scale(baseline, by)));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }
}
