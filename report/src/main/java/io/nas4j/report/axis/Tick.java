package io.nas4j.report.axis;

/**
 * A mark on an axis.
 *
 * @param label text at the mark; empty for a mark between labelled ones
 */
public record Tick(double value, String label) {}
