package io.nas4j.report.chart;

import io.nas4j.report.axis.Axis;
import io.nas4j.report.axis.LinearAxis;
import io.nas4j.report.axis.LogAxis;
import io.nas4j.report.axis.Tick;
import io.nas4j.report.chart.Canvas.Anchor;
import io.nas4j.report.chart.Canvas.Face;
import io.nas4j.report.chart.Canvas.Spot;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Lays a chart of series out and draws it: the plot, its axes to the left and below, the legend to the right. */
final class Drawing implements Picture {

    private static final Face TITLE = new Face(16, true, false);
    private static final Face LABEL = new Face(13, false, false);
    private static final Face LABEL_UPWARDS = new Face(13, false, true);
    private static final Face SMALL = new Face(12, false, false);
    private static final Pen GRID = Pen.thin(new Color(0xE0E0E0));
    private static final Pen FRAME = Pen.thin(new Color(0x404040));

    private static final int PLOT_WIDTH = 620;
    private static final int PLOT_HEIGHT = 400;
    private static final int TOP = 48;
    private static final int BOTTOM = 60;
    private static final int MARGIN = 16;
    private static final int TICK = 5;
    private static final int LEGEND_LINE = 32;
    private static final int LEGEND_ROW = 22;
    private static final double BAND_OPACITY = 0.16;

    /** Half a mark's height. */
    private static final double MARK = 5;

    private final LineChart chart;
    private final Axis x;
    private final Axis y;
    private final int left;
    private final int plotHeight;
    private final boolean marked;

    Drawing(LineChart chart) {
        this(chart, false);
    }

    Drawing(ScatterChart chart) {
        this(chart.lines(), true);
    }

    /** @param marked whether points are marked */
    private Drawing(LineChart chart, boolean marked) {
        this.chart = chart;
        this.marked = marked;
        double[] xs = points().mapToDouble(Point::x).toArray();
        double[] ys = points().flatMapToDouble(point -> DoubleStream.of(point.y(), point.lower(), point.upper()))
                .toArray();
        this.x = chart.logX() ? LogAxis.over(xs) : LinearAxis.tight(least(xs), most(xs));
        this.y = chart.logY() ? LogAxis.over(ys) : LinearAxis.loose(least(ys), most(ys));
        this.left = MARGIN
                + 2 * LABEL.size()
                + (int) Math.ceil(widest(y.ticks().stream().map(Tick::label), SMALL));
        this.plotHeight = (int) Math.max(
                Math.max(PLOT_HEIGHT, LABEL_UPWARDS.width(chart.yLabel())),
                LEGEND_ROW * (chart.series().size() + 1.0));
    }

    private Stream<Point> points() {
        return chart.series().stream().flatMap(series -> series.points().stream());
    }

    private static double least(double[] values) {
        return DoubleStream.of(values).min().orElseThrow();
    }

    private static double most(double[] values) {
        return DoubleStream.of(values).max().orElseThrow();
    }

    private static double widest(Stream<String> texts, Face face) {
        return texts.mapToDouble(face::width).max().orElse(0);
    }

    @Override
    public int width() {
        double legend = LEGEND_LINE + 8 + widest(chart.series().stream().map(Series::name), SMALL);
        double beside = left + PLOT_WIDTH + MARGIN + legend + MARGIN;
        double texts = widest(Stream.of(chart.title()), TITLE);
        return (int) Math.ceil(Math.max(
                beside, left + Math.max(texts, widest(Stream.of(chart.xLabel()), LABEL)) + MARGIN));
    }

    @Override
    public int height() {
        return TOP + plotHeight + BOTTOM;
    }

    @Override
    public void on(Canvas canvas) {
        canvas.text(chart.title(), new Spot(left, 28), Anchor.START, TITLE);
        axes(canvas);
        for (int i = 0; i < chart.series().size() && !marked; i++) {
            band(canvas, chart.series().get(i), Pen.of(i));
        }
        curves(canvas, true);
        curves(canvas, false);
        for (int i = 0; i < chart.series().size() && marked; i++) {
            marks(canvas, chart.series().get(i), Pen.of(i));
        }
        legend(canvas);
    }

    private void axes(Canvas canvas) {
        double bottom = TOP + plotHeight;
        double right = left + PLOT_WIDTH;
        for (Tick tick : y.ticks()) {
            double at = down(tick.value());
            boolean labelled = !tick.label().isEmpty();
            if (labelled) {
                canvas.line(List.of(new Spot(left, at), new Spot(right, at)), GRID);
                canvas.text(tick.label(), new Spot(left - TICK - 4.0, at + 4), Anchor.END, SMALL);
            }
            canvas.line(List.of(new Spot(left - (labelled ? TICK : 2.0), at), new Spot(left, at)), FRAME);
        }
        for (Tick tick : x.ticks()) {
            double at = across(tick.value());
            boolean labelled = !tick.label().isEmpty();
            if (labelled) {
                canvas.line(List.of(new Spot(at, TOP), new Spot(at, bottom)), GRID);
                canvas.text(tick.label(), new Spot(at, bottom + TICK + 15.0), Anchor.MIDDLE, SMALL);
            }
            canvas.line(List.of(new Spot(at, bottom), new Spot(at, bottom + (labelled ? TICK : 2.0))), FRAME);
        }
        canvas.line(List.of(new Spot(left, TOP), new Spot(left, bottom), new Spot(right, bottom)), FRAME);
        boolean wide = LABEL.width(chart.xLabel()) > PLOT_WIDTH;
        canvas.text(
                chart.xLabel(),
                new Spot(wide ? left : left + PLOT_WIDTH / 2.0, bottom + 46),
                wide ? Anchor.START : Anchor.MIDDLE,
                LABEL);
        canvas.text(
                chart.yLabel(), new Spot(MARGIN + LABEL.size(), TOP + plotHeight / 2.0), Anchor.MIDDLE, LABEL_UPWARDS);
    }

    private void band(Canvas canvas, Series series, Pen pen) {
        if (!series.hasBand()) {
            return;
        }
        List<Spot> outline = new ArrayList<>();
        series.points().forEach(point -> outline.add(new Spot(across(point.x()), down(point.upper()))));
        for (int i = series.points().size() - 1; i >= 0; i--) {
            Point point = series.points().get(i);
            outline.add(new Spot(across(point.x()), down(point.lower())));
        }
        canvas.area(outline, pen.colour(), BAND_OPACITY);
    }

    private void marks(Canvas canvas, Series series, Pen pen) {
        for (Point point : series.points()) {
            double at = across(point.x());
            double middle = down(point.y());
            if (point.hasBand()) {
                canvas.line(List.of(new Spot(at, down(point.lower())), new Spot(at, down(point.upper()))), pen.solid());
            }
            canvas.area(
                    List.of(
                            new Spot(at - MARK, middle),
                            new Spot(at, middle - MARK),
                            new Spot(at + MARK, middle),
                            new Spot(at, middle + MARK)),
                    pen.colour(),
                    1);
        }
    }

    /** Solid lines are drawn below dashed ones, so that both can be seen where curves meet. */
    private void curves(Canvas canvas, boolean whole) {
        for (int i = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            if (Pen.of(i).dashes().isEmpty() == whole) {
                canvas.curve(series.name(), curve(series), Pen.of(i));
            }
        }
    }

    /** A single point is drawn as a short line, so that it can be seen. */
    private List<Spot> curve(Series series) {
        List<Spot> spots = series.points().stream()
                .map(point -> new Spot(across(point.x()), down(point.y())))
                .toList();
        Spot first = spots.get(0);
        return spots.size() > 1
                ? spots
                : List.of(new Spot(first.x() - 4, first.y()), new Spot(first.x() + 4, first.y()));
    }

    private void legend(Canvas canvas) {
        double at = left + PLOT_WIDTH + MARGIN;
        for (int i = 0; i < chart.series().size(); i++) {
            double row = TOP + LEGEND_ROW * (i + 0.5);
            canvas.line(List.of(new Spot(at, row), new Spot(at + LEGEND_LINE, row)), Pen.of(i));
            canvas.text(chart.series().get(i).name(), new Spot(at + LEGEND_LINE + 8, row + 4), Anchor.START, SMALL);
        }
    }

    private double across(double value) {
        return left + PLOT_WIDTH * x.fraction(value);
    }

    private double down(double value) {
        return TOP + plotHeight * (1 - y.fraction(value));
    }
}
