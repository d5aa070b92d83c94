/**
 * What is kept of a training on its way, so that it goes on where it was killed: {@link io.nas4j.evaluator.checkpoint.TrainingState}
 * holds it, {@link io.nas4j.evaluator.checkpoint.CheckpointFile} writes it whole or not at all.
 */
package io.nas4j.evaluator.checkpoint;
