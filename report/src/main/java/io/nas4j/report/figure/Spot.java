package io.nas4j.report.figure;

/** A point in the units of a plot's axes. */
public record Spot(double x, double y) {}
