package io.nas4j.report.chart;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Curves over one pair of axes.
 *
 * @param xLabel what x is, with its unit
 * @param yLabel what y is, with its unit
 * @param series at least one curve; their names differ
 * @param logX true for a logarithmic x axis; all x then lie above 0
 * @param logY true for a logarithmic y axis. Values at or below zero then lie at the bottom, which is labelled so
 */
public record LineChart(String title, String xLabel, String yLabel, List<Series> series, boolean logX, boolean logY) {

    public LineChart {
        series = List.copyOf(series);
        if (series.isEmpty()) {
            throw new InvalidInputException("a chart must have at least one series");
        }
        if (logX) {
            requireLogarithms(series);
        }
        Set<String> names = new HashSet<>();
        for (Series each : series) {
            if (!names.add(each.name())) {
                throw new InvalidInputException("two series of a chart have the name '" + each.name() + "'");
            }
        }
    }

    /** Over an even x axis. */
    public LineChart(String title, String xLabel, String yLabel, List<Series> series, boolean logY) {
        this(title, xLabel, yLabel, series, false, logY);
    }

    /** Refuses points that a logarithmic x axis has no place for. */
    static void requireLogarithms(List<Series> series) {
        series.stream()
                .flatMap(each -> each.points().stream())
                .forEach(point -> Require.positive("x on a logarithmic axis", point.x()));
    }
}
