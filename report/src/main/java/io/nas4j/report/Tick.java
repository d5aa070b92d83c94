package io.nas4j.report;

/**
 * A mark on an axis.
 *
 * @param label empty for a mark between labelled ones
 */
record Tick(double value, String label) {}
