package io.nas4j.report.chart;

import io.nas4j.space.InvalidInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Curves over one pair of axes.
 *
 * @param xLabel what x is, with its unit
 * @param yLabel what y is, with its unit
 * @param series at least one curve; their names differ
 * @param logY true for a logarithmic y axis. Values at or below zero then lie at the bottom, which is labelled so
 */
public record LineChart(String title, String xLabel, String yLabel, List<Series> series, boolean logY) {

    public LineChart {
        series = List.copyOf(series);
        if (series.isEmpty()) {
            throw new InvalidInputException("a chart must have at least one series");
        }
        Set<String> names = new HashSet<>();
        for (Series each : series) {
            if (!names.add(each.name())) {
                throw new InvalidInputException("two series of a chart have the name '" + each.name() + "'");
            }
        }
    }
}
