package io.nas4j.report.figure;

import io.nas4j.report.axis.Axis;
import java.util.List;

/**
 * The values that an axis shows. What lies far below the others would press them together: it is drawn at the bottom.
 *
 * @param axis around the others
 * @param below how many lie below the axis
 */
public record Span(Axis axis, long below) {

    /** Values further below the first quartile than so many interquartile ranges are left out (Tukey's far out values). */
    private static final double FAR = 3;

    private static final int QUARTERS = 4;

    /** Around values, of which there may be none. */
    public static Span of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return new Span(Scales.around(sorted), 0);
        }
        double first = sorted.get(sorted.size() / QUARTERS);
        double third = sorted.get((QUARTERS - 1) * sorted.size() / QUARTERS);
        double bound = first - FAR * (third - first);
        Axis axis =
                Scales.around(sorted.stream().filter(value -> value >= bound).toList());
        return new Span(
                axis, sorted.stream().filter(value -> value < axis.least()).count());
    }

    /** Says that some lie below; empty where none does. */
    public String note() {
        return below == 0
                ? ""
                : " " + Amounts.of((int) below, "trial") + " far below the others " + (below == 1 ? "is" : "are")
                        + " drawn at the bottom.";
    }
}
