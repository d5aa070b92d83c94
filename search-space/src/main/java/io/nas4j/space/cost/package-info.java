/**
 * Exact cost: trainable parameters and multiply-accumulates as whole numbers, whole
 * ({@link io.nas4j.space.cost.CostModel#cost}) and layer by layer ({@link io.nas4j.space.cost.CostModel#layers}); memory,
 * receptive field, and the same network in the units that other tools print.
 */
package io.nas4j.space.cost;
