/**
 * Exact cost: trainable parameters and multiply-accumulates as whole numbers, whole
 * ({@link io.nas4j.space.cost.CostModel#cost}) and part by part ({@link io.nas4j.space.cost.CostModel#parts}).
 */
package io.nas4j.space.cost;
