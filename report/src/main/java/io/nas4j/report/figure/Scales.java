package io.nas4j.report.figure;

import io.nas4j.report.axis.Axis;
import io.nas4j.report.axis.LinearAxis;
import java.util.Collection;

/** Axes for values. */
public final class Scales {

    private Scales() {}

    /** A linear axis from the round number below the least value to that above the greatest. */
    public static Axis around(Collection<Double> values) {
        double least = values.stream().mapToDouble(v -> v).min().orElse(0);
        double most = values.stream().mapToDouble(v -> v).max().orElse(1);
        return LinearAxis.loose(least, most);
    }

    /** A linear axis from 0 to the round number above the greatest value. */
    public static Axis fromZero(double most) {
        return LinearAxis.loose(0, most > 0 ? most : 1);
    }
}
