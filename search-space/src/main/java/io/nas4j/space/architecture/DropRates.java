package io.nas4j.space.architecture;

import io.nas4j.space.Require;

/**
 * What training leaves out at random.
 *
 * @param dropout rate before the classifier
 * @param dropConnect rate of the last block's stochastic depth; block {@code i} of {@code n} drops with
 *     {@code dropConnect * i / n} (reference: EfficientNet's released code)
 */
public record DropRates(double dropout, double dropConnect) {

    public DropRates {
        // plus zero, so that minus zero is zero
        dropout += 0.0;
        dropConnect += 0.0;
        Require.between("dropout", dropout, 0.0, 0.99);
        Require.between("drop-connect", dropConnect, 0.0, 0.99);
    }
}
