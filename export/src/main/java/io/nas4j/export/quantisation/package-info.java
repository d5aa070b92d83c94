/**
 * 8-bit integers instead of floats, for every target that has them: {@link io.nas4j.export.quantisation.Calibration} finds the
 * range of what flows, {@link io.nas4j.export.quantisation.RoundedWeights} rounds what is learned.
 */
package io.nas4j.export.quantisation;
