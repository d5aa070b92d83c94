package io.nas4j.report.chart;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;

/**
 * A point of a curve, in the units of the chart's axes.
 *
 * @param lower lower end of the band; equals {@code y} where there is no band
 * @param upper upper end of the band; equals {@code y} where there is no band
 */
public record Point(double x, double y, double lower, double upper) {

    /** Largest value of a coordinate, so that differences stay finite. */
    private static final double LARGEST = 1e300;

    public Point {
        for (double number : new double[] {x, y, lower, upper}) {
            Require.between("a number of a chart", number, -LARGEST, LARGEST);
        }
        if (lower > upper) {
            throw new InvalidInputException("a band must not end below its beginning, but was from "
                    + Decimals.text(lower) + " to " + Decimals.text(upper));
        }
    }

    /** A point without a band. */
    public static Point of(double x, double y) {
        return new Point(x, y, y, y);
    }

    boolean hasBand() {
        return lower < upper;
    }
}
