/**
 * The training loop that all engines share: batches, augmentation, learning rate, judging. Start at
 * {@link io.nas4j.evaluator.train.Trainer}; {@link io.nas4j.evaluator.train.LocalEvaluator} runs it in this process.
 */
package io.nas4j.evaluator.train;
