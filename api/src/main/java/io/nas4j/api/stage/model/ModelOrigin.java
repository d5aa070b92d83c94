package io.nas4j.api.stage.model;

import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;

/**
 * Where a model comes from.
 *
 * @param study that trained it
 * @param task by which it was trained
 */
public record ModelOrigin(StudyConfig study, TrainingTask task) {}
