package io.nas4j.cli.command.measure;

import io.nas4j.core.simulation.ClusterResult;
import io.nas4j.report.chart.ChartWriter;
import io.nas4j.report.chart.LineChart;
import io.nas4j.report.chart.Point;
import io.nas4j.report.chart.Series;
import java.nio.file.Path;
import java.util.List;

/** Simulated searches as files in a folder, with the names that a benchmark's have. */
final class SimulationFiles {

    private static final double HOUR = 3600;

    private SimulationFiles() {}

    static void write(Path folder, String title, List<ClusterResult> results) {
        BenchmarkFiles.results(
                folder, results.stream().map(SimulationRows::fields).toList());
        BenchmarkFiles.curves(
                folder,
                results.stream()
                        .flatMap(result -> SimulationRows.curve(result).stream())
                        .toList());
        ChartWriter.write(
                new LineChart(
                        title,
                        "hours",
                        "regret in points, mean and 95 % interval",
                        results.stream().map(SimulationFiles::series).toList(),
                        true,
                        true),
                folder.resolve("regret"));
    }

    private static Series series(ClusterResult result) {
        return new Series(
                result.strategy() + ", " + SimulationRows.workers(result.workers()),
                result.curve().stream()
                        .map(moment -> new Point(
                                moment.seconds() / HOUR,
                                moment.regret().mean(),
                                moment.regret().low(),
                                moment.regret().high()))
                        .toList());
    }
}
