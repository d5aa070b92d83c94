package io.nas4j.cli.command.measure;

import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.core.benchmark.Estimate;
import io.nas4j.core.benchmark.StrategyResult;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.KeptFiles;
import io.nas4j.report.chart.ChartWriter;
import io.nas4j.report.chart.LineChart;
import io.nas4j.report.chart.Point;
import io.nas4j.report.chart.Series;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The results of a benchmark as files in a folder. */
final class BenchmarkFiles {

    private static final String RESULTS = "results.json";
    private static final String CURVES = "regret.csv";

    private BenchmarkFiles() {}

    /**
     * Makes the folder and tries to write there, before anything has taken time.
     *
     * @param tables that are read, and may not be written over
     */
    static void prepare(Path folder, List<Path> tables) {
        KeptFiles kept = new KeptFiles();
        tables.forEach(table -> kept.with(table, "a table that is read"));
        kept.refuse(folder.resolve(CURVES));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException("--out must be a folder that can be made, but was '" + folder + "'", e);
        }
        AtomicFile.requireWritable(folder.resolve(RESULTS));
    }

    static void write(Path folder, String title, Judged judged) {
        List<StrategyResult> results = judged.results();
        results(folder, BenchmarkRows.fields(judged));
        curves(folder, curves(results));
        ChartWriter.write(chart(results, title), folder.resolve("regret"));
    }

    /** Writes what a program reads of all searches. */
    static void results(Path folder, List<Row> rows) {
        listing(folder.resolve(RESULTS), Format.JSON, rows);
    }

    /** Writes the points of all curves. */
    static void curves(Path folder, List<Row> rows) {
        listing(folder.resolve(CURVES), Format.CSV, rows);
    }

    private static LineChart chart(List<StrategyResult> results, String title) {
        List<Series> series = results.stream()
                .map(result -> new Series(
                        result.strategy(),
                        IntStream.range(0, result.progress().curve().size())
                                .mapToObj(i ->
                                        point(i + 1, result.progress().curve().get(i)))
                                .toList()))
                .toList();
        return new LineChart(title, "evaluations", "regret in points, mean and 95 % interval", series, true);
    }

    private static Point point(int evaluations, Estimate regret) {
        return new Point(evaluations, regret.mean(), regret.low(), regret.high());
    }

    private static List<Row> curves(List<StrategyResult> results) {
        List<Row> rows = new ArrayList<>();
        for (StrategyResult result : results) {
            for (int i = 0; i < result.progress().curve().size(); i++) {
                rows.add(new Row()
                        .with("strategy", result.strategy())
                        .with("evaluations", i + 1)
                        .with("regret", result.progress().curve().get(i).mean())
                        .with("low", result.progress().curve().get(i).low())
                        .with("high", result.progress().curve().get(i).high()));
            }
        }
        return rows;
    }

    private static void listing(Path file, Format format, List<Row> rows) {
        AtomicFile.write(file, out -> {
            PrintWriter writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            new Listing(writer, format).print(rows, List.of(), "");
            writer.flush();
        });
    }
}
