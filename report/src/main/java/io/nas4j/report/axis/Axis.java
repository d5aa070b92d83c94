package io.nas4j.report.axis;

import java.util.List;

/**
 * One axis of a plot.
 *
 * @param least value at the beginning of the axis
 * @param most value at its end, above {@code least}
 * @param log true for a logarithmic axis; both ends are positive then
 * @param ticks the marks, ascending
 */
public record Axis(double least, double most, boolean log, List<Tick> ticks) {

    public Axis {
        ticks = List.copyOf(ticks);
    }

    /** The position of a value along the axis, from 0 to 1. A value outside the axis is moved to the nearer end. */
    public double fraction(double value) {
        double fraction = log
                ? (Math.log10(Math.max(value, least)) - Math.log10(least)) / (Math.log10(most) - Math.log10(least))
                : (value - least) / (most - least);
        return Math.min(1, Math.max(0, fraction));
    }
}
