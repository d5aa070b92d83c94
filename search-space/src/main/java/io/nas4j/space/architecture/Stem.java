package io.nas4j.space.architecture;

import io.nas4j.space.Require;

/** The first convolution, with batch norm and activation. */
public record Stem(int kernel, int stride, int filters) {

    public Stem {
        Require.oneOf("stem kernel", kernel, Block.KERNELS);
        Require.between("stem stride", stride, 1, 2);
        Require.between("stem filters", filters, 1, Block.MAX_FILTERS);
    }
}
