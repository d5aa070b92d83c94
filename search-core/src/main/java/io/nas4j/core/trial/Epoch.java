package io.nas4j.core.trial;

/**
 * One pass over the training images.
 *
 * @param number from 1
 * @param loss mean training loss
 * @param accuracy validation accuracy after it, a fraction
 * @param learningRate at its last step
 * @param seconds of training and validation
 * @param imagesPerSecond trained
 */
public record Epoch(
        int number, double loss, double accuracy, double learningRate, double seconds, double imagesPerSecond) {}
