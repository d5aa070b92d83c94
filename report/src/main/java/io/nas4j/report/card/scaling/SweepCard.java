package io.nas4j.report.card.scaling;

import io.nas4j.report.axis.LinearAxis;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.chart.LineChart;
import io.nas4j.report.chart.Point;
import io.nas4j.report.chart.Series;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Layer;
import io.nas4j.report.figure.Mark;
import io.nas4j.report.figure.Plot;
import io.nas4j.report.figure.Scales;
import io.nas4j.report.figure.Shape;
import io.nas4j.report.figure.Spot;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Networks that grew in one dimension beside networks that grew in all, at equal cost. */
public final class SweepCard implements Card {

    private static final int STYLES = 3;

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public String title() {
        return "Sweep of dimensions";
    }

    @Override
    public Content content(StudyRecords study) {
        return study.analyses()
                .sweep()
                .map(chart -> Content.of(new Part.Drawn(figure(chart))))
                .orElseGet(() -> Content.empty("No sweep is trained: 'nas4j sweep " + study.name()
                        + "' compares growth in one dimension with growth in all."));
    }

    private static Figure figure(LineChart chart) {
        List<Layer> bands = new ArrayList<>();
        List<Layer> curves = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        for (int s = 0; s < chart.series().size(); s++) {
            Series series = chart.series().get(s);
            bands.add(new Layer.Band(
                    "",
                    s,
                    series.points().stream()
                            .map(point -> new Spot(point.x(), point.lower()))
                            .toList(),
                    series.points().stream()
                            .map(point -> new Spot(point.x(), point.upper()))
                            .toList()));
            curves.add(Layer.Curve.of(
                    series.name(),
                    s,
                    Layer.Style.values()[s % STYLES],
                    series.points().stream()
                            .map(point -> new Spot(point.x(), point.y()))
                            .toList()));
            curves.add(new Layer.Marks(
                    "",
                    s,
                    Shape.DISC,
                    series.points().stream()
                            .map(point -> Mark.of(point.x(), point.y()))
                            .toList()));
            series.points()
                    .forEach(point -> rows.add(Table.Row.of(
                            series.name(),
                            Amounts.brief(point.x()),
                            Amounts.brief(point.y()),
                            Amounts.brief(point.lower()),
                            Amounts.brief(point.upper()))));
        }
        List<Point> all = chart.series().stream()
                .flatMap(series -> series.points().stream())
                .toList();
        Plot plot = new Plot(
                chart.xLabel(),
                chart.yLabel(),
                LinearAxis.tight(
                        all.stream().mapToDouble(Point::x).min().orElse(0),
                        all.stream().mapToDouble(Point::x).max().orElse(1)),
                Scales.around(all.stream()
                        .flatMap(point -> Stream.of(point.lower(), point.upper()))
                        .toList()),
                Stream.concat(bands.stream(), curves.stream()).toList());
        String text =
                "Each curve grows a network in one dimension, or in all; areas are 95 % intervals of the mean over seeds. Where"
                        + " areas overlap, no difference is shown.";
        return new Figure(
                "Accuracy where one dimension grows, and where all do",
                text,
                plot.drawing(),
                new Table(
                        List.of(
                                Table.Column.words("dimension"),
                                Table.Column.numbers(chart.xLabel()),
                                Table.Column.numbers("accuracy in %"),
                                Table.Column.numbers("from"),
                                Table.Column.numbers("to")),
                        rows));
    }
}
