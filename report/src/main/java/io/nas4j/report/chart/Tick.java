package io.nas4j.report.chart;

/**
 * A mark on an axis.
 *
 * @param label empty for a mark between labelled ones
 */
record Tick(double value, String label) {}
