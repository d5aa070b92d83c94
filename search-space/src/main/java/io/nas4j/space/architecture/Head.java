package io.nas4j.space.architecture;

import io.nas4j.space.Require;

/** The last 1×1 convolution with batch norm and activation, before global pooling and the classifier. */
public record Head(int filters) {

    public Head {
        Require.between("head filters", filters, 1, Block.MAX_FILTERS);
    }
}
