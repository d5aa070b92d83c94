/**
 * Sweeps: a network grown in one dimension or in all three at equal multiply-accumulates (EfficientNet, figures 3 and 8, tables 3
 * and 7). {@link io.nas4j.grid.sweep.SweepDesign} says which networks there are, {@link io.nas4j.grid.sweep.SweepResult} what their
 * trainings say.
 */
package io.nas4j.grid.sweep;
