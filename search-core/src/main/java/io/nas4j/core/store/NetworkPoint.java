package io.nas4j.core.store;

/**
 * A trained network in few numbers.
 *
 * @param number of its trial
 * @param accuracy a fraction
 * @param macs multiply-accumulates of one picture
 */
public record NetworkPoint(int number, double accuracy, long macs, long params) {}
