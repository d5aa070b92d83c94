package io.nas4j.api.stage.card;

import io.nas4j.api.stage.model.ModelEvaluation;

/**
 * What was measured of a model on test images.
 *
 * @param dataset the data set as the user names it
 */
public record CardMeasurement(String dataset, ModelEvaluation evaluation) {}
