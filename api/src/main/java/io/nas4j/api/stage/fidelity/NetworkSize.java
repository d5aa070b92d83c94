package io.nas4j.api.stage.fidelity;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;

/**
 * How large a network is.
 *
 * @param macs multiply-accumulates
 * @param depth its blocks, without identities
 */
public record NetworkSize(long macs, int depth) {

    /** MACs are equal where they differ by at most this part of the larger. */
    private static final double ALIKE = 0.1;

    /** The size of a network at its own input. */
    public static NetworkSize of(Architecture architecture) {
        return new NetworkSize(CostModel.cost(architecture).macs(), CostModel.depth(architecture));
    }

    /** Whether the MACs of both differ by at most a tenth of the larger. */
    boolean costsLike(NetworkSize other) {
        return Math.abs(macs - other.macs) <= ALIKE * Math.max(macs, other.macs);
    }
}
