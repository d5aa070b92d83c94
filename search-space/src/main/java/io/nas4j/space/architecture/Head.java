package io.nas4j.space.architecture;

import io.nas4j.space.Require;

/**
 * What stands between the last stage and the classifier: 1×1 convolution with batch norm and activation, global mean, dense
 * layer with bias and activation; then dropout.
 *
 * @param filters of the convolution; 0 for no convolution (ResNet, MobileNetV1)
 * @param dense outputs of the dense layer; 0 for no dense layer (all but MobileNetV3)
 */
public record Head(int filters, int dense) {

    public Head {
        Require.between("head filters", filters, 0, Block.MAX_FILTERS);
        Require.between("head's dense layer", dense, 0, Block.MAX_FILTERS);
    }

    /** A head without dense layer. */
    public Head(int filters) {
        this(filters, 0);
    }

    /** Features that the classifier sees, given the last stage's channels. */
    public int features(int lastFilters) {
        return dense > 0 ? dense : filters > 0 ? filters : lastFilters;
    }
}
