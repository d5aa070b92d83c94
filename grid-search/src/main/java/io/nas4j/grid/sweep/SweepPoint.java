package io.nas4j.grid.sweep;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import java.util.Optional;

/**
 * A network of a sweep.
 *
 * @param dimension that grew; empty for the baseline itself
 * @param growth of multiply-accumulates that was asked for
 * @param coefficient the dimension's: a multiplier of depth, width or resolution, or φ
 * @param macRatio multiply-accumulates over the baseline's
 * @param macs multiply-accumulates
 * @param params trainable numbers
 * @param activations numbers that convolutions write
 */
public record SweepPoint(
        Optional<Dimension> dimension,
        double growth,
        double coefficient,
        Architecture network,
        String fingerprint,
        double macRatio,
        long macs,
        long params,
        long activations) {

    static SweepPoint of(
            Optional<Dimension> dimension, double growth, double coefficient, Architecture network, long baselineMacs) {
        long macs = CostModel.cost(network).macs();
        return new SweepPoint(
                dimension,
                growth,
                coefficient,
                network,
                Fingerprint.of(network),
                (double) macs / baselineMacs,
                macs,
                CostModel.cost(network).params(),
                CostModel.conventions(network).convolutionOutputs());
    }

    /** The dimension's name, or {@code baseline}. */
    public String name() {
        return dimension.map(Dimension::text).orElse("baseline");
    }
}
