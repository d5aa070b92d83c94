package io.nas4j.api.stage.model;

import io.nas4j.core.classify.Prediction;

/** What a model says of an image, which is named as the user named it. */
public record ImagePrediction(String image, Prediction prediction) {}
