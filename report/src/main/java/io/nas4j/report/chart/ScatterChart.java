package io.nas4j.report.chart;

import java.util.List;

/**
 * Marked points over a logarithmic x axis, those of a series joined in their order. The band of a point is drawn as a line from
 * its lower to its upper end.
 *
 * @param xLabel what x is, with its unit
 * @param yLabel what y is, with its unit
 * @param series at least one, with x above 0; their names differ
 */
public record ScatterChart(String title, String xLabel, String yLabel, List<Series> series) {

    public ScatterChart {
        series = List.copyOf(series);
        LineChart.requireLogarithms(series);
    }

    /** The same without marks, which checks what all charts of series need. */
    LineChart lines() {
        return new LineChart(title, xLabel, yLabel, series, true, false);
    }
}
