package io.nas4j.core.trial;

import java.util.OptionalDouble;

/**
 * One pass over the training images.
 *
 * @param number from 1
 * @param loss mean training loss
 * @param accuracy validation accuracy after it, a fraction
 * @param validationLoss mean cross-entropy of the validation images after it, in nats; empty where an earlier release or a
 *     table measured
 * @param learningRate at its last step
 * @param seconds of training and validation
 * @param imagesPerSecond trained
 */
public record Epoch(
        int number,
        double loss,
        double accuracy,
        OptionalDouble validationLoss,
        double learningRate,
        double seconds,
        double imagesPerSecond) {

    /** As an earlier release measured it. */
    public Epoch withoutValidationLoss() {
        return new Epoch(number, loss, accuracy, OptionalDouble.empty(), learningRate, seconds, imagesPerSecond);
    }
}
