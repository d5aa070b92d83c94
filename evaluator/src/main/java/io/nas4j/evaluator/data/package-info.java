/**
 * Images to learn from. Start at {@link io.nas4j.evaluator.data.DataSets#open}; what a trial trains on comes from
 * {@link io.nas4j.evaluator.data.TrainingDataCache}. Everything here is the same on every machine for the same seed.
 */
package io.nas4j.evaluator.data;
