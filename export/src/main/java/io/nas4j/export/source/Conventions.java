package io.nas4j.export.source;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.space.architecture.Padding;

/**
 * What a network computes beside its weights.
 *
 * @param epsilon of every batch norm
 * @param normalisation of the images that it was trained on
 */
public record Conventions(Padding padding, double epsilon, InputNormalisation normalisation) {

    public Conventions withEpsilon(double other) {
        return new Conventions(padding, other, normalisation);
    }
}
