package io.nas4j.grid.sweep;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.scaling.Multipliers;

/**
 * A network that a dimension grew.
 *
 * @param coefficient the dimension's: a multiplier of depth, width or resolution, or φ
 * @param by what it multiplies
 * @param macs multiply-accumulates of the network
 */
record GrownNetwork(double coefficient, Multipliers by, Architecture network, long macs) {

    static GrownNetwork of(double coefficient, Multipliers by, Architecture network) {
        return new GrownNetwork(
                coefficient, by, network, CostModel.cost(network).macs());
    }

    boolean same(GrownNetwork other) {
        return macs == other.macs && Fingerprint.of(network).equals(Fingerprint.of(other.network));
    }
}
