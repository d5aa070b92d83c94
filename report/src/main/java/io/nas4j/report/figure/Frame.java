package io.nas4j.report.figure;

import io.nas4j.report.axis.Axis;

/** Where a plot's axes lie in its drawing. */
record Frame(Axis x, Axis y, double left, double right, double top, double bottom) {

    double across(double value) {
        return left + (right - left) * x.fraction(value);
    }

    double down(double value) {
        return bottom - (bottom - top) * y.fraction(value);
    }

    double[] at(Spot spot) {
        return new double[] {across(spot.x()), down(spot.y())};
    }
}
