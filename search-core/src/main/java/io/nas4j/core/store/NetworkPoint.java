package io.nas4j.core.store;

/**
 * A trained network in few numbers.
 *
 * @param number of its trial
 * @param accuracy a fraction
 * @param cost multiply-accumulates of one image, or parameters, as was asked
 */
public record NetworkPoint(int number, double accuracy, long cost) {}
