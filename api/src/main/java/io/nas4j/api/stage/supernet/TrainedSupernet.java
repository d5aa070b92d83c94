package io.nas4j.api.stage.supernet;

import io.nas4j.evaluator.supernet.SupernetFile;
import io.nas4j.evaluator.supernet.SupernetRecipe;
import io.nas4j.evaluator.supernet.training.SupernetHealth;

/**
 * A supernet that was trained.
 *
 * @param file its weights and all that judging needs
 * @param recipe how it was trained; with the number of updates that a budget came to
 * @param health what is known of it
 */
public record TrainedSupernet(SupernetFile file, SupernetRecipe recipe, SupernetHealth health) {}
