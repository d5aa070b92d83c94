package io.nas4j.api.stage.model;

import io.nas4j.core.classify.Evaluation;

/**
 * What was measured of a model.
 *
 * @param runner what ran it: an engine's name, or {@link Runners#ONNX}
 * @param resolution pixels a side of the images
 * @param macs multiply-accumulates of one image of that size
 * @param imagesPerSecond on one thread, with normalisation and without decoding and resizing
 */
public record ModelEvaluation(
        String runner, int resolution, long macs, Evaluation evaluation, double imagesPerSecond) {}
