package io.nas4j.core.transfer;

import io.nas4j.space.Require;

/**
 * How a network begins with the weights of another and learns on.
 *
 * @param file the other's weights; empty for fresh weights
 * @param content SHA-256 of that file, since other weights are another training
 * @param lowering each part learns this many times as fast as the one behind it; 1 where all learn alike (Howard and Ruder 2018,
 *     section 3.2, discriminative fine-tuning)
 * @param keepStatistics whether all batch norms keep their running statistics, and use them in training; those of frozen parts do
 */
public record Transfer(String file, String content, Freeze freeze, double lowering, boolean keepStatistics) {

    /** Fresh weights. */
    public static final Transfer NONE = new Transfer("", "", Freeze.NONE, 1, false);

    public Transfer {
        Require.between("the factor of learning rates below", lowering, 0.01, 1.0);
    }

    /** Whether the network begins with fresh weights. */
    public boolean fresh() {
        return file.isEmpty();
    }
}
