package io.nas4j.api.stage.sweep;

import io.nas4j.grid.sweep.Dimension;
import io.nas4j.grid.sweep.SweepPoint;
import io.nas4j.grid.sweep.SweepResult.Measured;
import io.nas4j.report.chart.LineChart;
import io.nas4j.report.chart.Point;
import io.nas4j.report.chart.Series;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Accuracy against multiply-accumulates, a curve for each dimension (EfficientNet, figures 3 and 8). */
public final class SweepChart {

    private static final double MILLION = 1e6;
    private static final double PERCENT = 100;

    private SweepChart() {}

    /** The curves; empty where nothing is trained yet. Each begins at the baseline where that is trained. */
    public static Optional<LineChart> of(SweepOutcome outcome) {
        List<Measured> measured = outcome.result().measured().stream()
                .filter(each -> each.accuracy().isPresent())
                .toList();
        List<Series> series = Stream.of(Dimension.values())
                .map(dimension -> measured.stream()
                        .filter(each -> each.point().dimension().isEmpty()
                                || each.point().dimension().get() == dimension)
                        .toList())
                .filter(points -> points.stream()
                        .anyMatch(each -> each.point().dimension().isPresent()))
                .map(SweepChart::series)
                .toList();
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(new LineChart(
                        outcome.study() + ": accuracy where one dimension grows, and where all do",
                        "MACs, millions",
                        "validation accuracy, %; mean of seeds with 95 % interval",
                        series,
                        false));
    }

    private static Series series(List<Measured> points) {
        SweepPoint last = points.get(points.size() - 1).point();
        return new Series(
                last.name(),
                points.stream()
                        .sorted(Comparator.comparingLong(each -> each.point().macs()))
                        .map(SweepChart::point)
                        .toList());
    }

    private static Point point(Measured measured) {
        double accuracy = PERCENT * measured.accuracy().orElseThrow();
        double half = PERCENT * measured.halfInterval().orElse(0);
        return new Point(measured.point().macs() / MILLION, accuracy, accuracy - half, accuracy + half);
    }
}
