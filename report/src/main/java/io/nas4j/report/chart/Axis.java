package io.nas4j.report.chart;

import java.util.List;

/**
 * What stands where along one side of a plot.
 *
 * @param least value at its beginning
 * @param most value at its end, above {@code least}
 * @param log whether equal ratios, not equal differences, are equally long; both ends are positive then
 * @param ticks ascending
 */
record Axis(double least, double most, boolean log, List<Tick> ticks) {

    Axis {
        ticks = List.copyOf(ticks);
    }

    /** How far along a value stands, from 0 to 1; values outside stand at the nearer end. */
    double fraction(double value) {
        double fraction = log
                ? (Math.log10(Math.max(value, least)) - Math.log10(least)) / (Math.log10(most) - Math.log10(least))
                : (value - least) / (most - least);
        return Math.min(1, Math.max(0, fraction));
    }
}
