package io.nas4j.core.benchmark;

/**
 * What the searches of a strategy spent.
 *
 * @param newShare proposals whose network was not evaluated before, as a fraction
 * @param proposeMillis mean of one proposal
 * @param observeMillis mean of one observation
 * @param seconds spent in the strategy by one search, mean
 * @param fewest evaluations of any seed: below the trials where the strategy had nothing left to propose
 */
public record Effort(double newShare, double proposeMillis, double observeMillis, double seconds, int fewest) {}
