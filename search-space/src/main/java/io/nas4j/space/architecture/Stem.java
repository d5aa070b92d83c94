package io.nas4j.space.architecture;

import io.nas4j.space.Require;

/**
 * The first convolution, with batch norm and activation.
 *
 * @param pool whether a 3×3 maximum at stride 2 follows, as in ResNet
 */
public record Stem(int kernel, int stride, int filters, boolean pool) {

    public Stem {
        Require.oneOf("stem kernel", kernel, Block.KERNELS);
        Require.between("stem stride", stride, 1, 2);
        Require.between("stem filters", filters, 1, Block.MAX_FILTERS);
    }

    /** A stem without pooling. */
    public Stem(int kernel, int stride, int filters) {
        this(kernel, stride, filters, false);
    }

    public Stem withFilters(int newFilters) {
        return new Stem(kernel, stride, newFilters, pool);
    }
}
