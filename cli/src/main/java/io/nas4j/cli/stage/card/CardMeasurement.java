package io.nas4j.cli.stage.card;

import io.nas4j.cli.stage.model.ModelEvaluation;

/**
 * What was measured of a model on test images.
 *
 * @param dataset the data set as the user names it
 */
public record CardMeasurement(String dataset, ModelEvaluation evaluation) {}
