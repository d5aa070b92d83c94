/**
 * The grid search over scaling coefficients (EfficientNet, section 3.3, step 1): a
 * {@link io.nas4j.grid.CoefficientGrid grid} under {@code alpha * beta^2 * gamma^2 ≈ 2}, its candidates as
 * {@link io.nas4j.grid.GridPlan trials}, and the {@link io.nas4j.grid.GridReading reading} of those that were trained.
 */
package io.nas4j.grid;
