package io.nas4j.report.chart;

/**
 * A mark on an axis.
 *
 * @param label text at the mark; empty for a mark between labelled ones
 */
record Tick(double value, String label) {}
