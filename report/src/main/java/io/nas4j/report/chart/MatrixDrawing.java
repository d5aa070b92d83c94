package io.nas4j.report.chart;

import io.nas4j.report.chart.Canvas.Anchor;
import io.nas4j.report.chart.Canvas.Face;
import io.nas4j.report.chart.Canvas.Spot;
import java.awt.Color;
import java.util.List;

/** Lays a matrix out and draws it. Cells of many classes are small, and have no numbers. */
final class MatrixDrawing implements Picture {

    private static final Face TITLE = new Face(16, true, false);
    private static final Face LABEL = new Face(13, false, false);
    private static final Face LABEL_UPWARDS = new Face(13, false, true);
    private static final Face SMALL = new Face(12, false, false);
    private static final Face SMALL_UPWARDS = new Face(12, false, true);
    private static final Pen FRAME = Pen.thin(new Color(0x404040));
    private static final Color SHADE = new Color(0x0072B2);

    /** Dark enough to be seen, and light enough for black numbers. */
    private static final double DARKEST = 0.75;

    private static final int MARGIN = 16;
    private static final int TITLE_HEIGHT = 44;
    private static final int GAP = 8;
    private static final int LARGEST_SIDE = 640;
    private static final int SMALLEST_CELL = 3;
    private static final int SMALLEST_NAMED = 13;
    private static final int LARGEST_CELL = 56;

    private final MatrixChart chart;
    private final int cell;
    private final double names;

    MatrixDrawing(MatrixChart chart) {
        this.chart = chart;
        int classes = chart.names().size();
        double numbers = chart.counts().stream()
                .flatMap(List::stream)
                .mapToDouble(count -> SMALL.width(count.toString()))
                .max()
                .orElse(0);
        int wanted = (int) Math.min(LARGEST_CELL, Math.max(Math.ceil(numbers) + GAP, 24));
        this.cell = classes * wanted <= LARGEST_SIDE ? wanted : Math.max(SMALLEST_CELL, LARGEST_SIDE / classes);
        this.names = named()
                ? chart.names().stream()
                        .mapToDouble(name -> SMALL.width(name))
                        .max()
                        .orElse(0)
                : 0;
    }

    private boolean named() {
        return cell >= SMALLEST_NAMED;
    }

    private int side() {
        return cell * chart.names().size();
    }

    private double left() {
        return MARGIN + 2 * LABEL.size() + names + GAP;
    }

    @Override
    public int width() {
        return (int) Math.ceil(Math.max(left() + side(), MARGIN + TITLE.width(chart.title())) + MARGIN);
    }

    @Override
    public int height() {
        return (int) Math.ceil(TITLE_HEIGHT + side() + GAP + names + 2 * LABEL.size() + MARGIN);
    }

    @Override
    public void on(Canvas canvas) {
        canvas.text(chart.title(), new Spot(MARGIN, 28), Anchor.START, TITLE);
        for (int row = 0; row < chart.names().size(); row++) {
            row(canvas, row);
        }
        double right = left() + side();
        double bottom = TITLE_HEIGHT + side();
        canvas.line(
                List.of(
                        new Spot(left(), TITLE_HEIGHT),
                        new Spot(right, TITLE_HEIGHT),
                        new Spot(right, bottom),
                        new Spot(left(), bottom),
                        new Spot(left(), TITLE_HEIGHT)),
                FRAME);
        canvas.text(chart.columnLabel(), new Spot(left() + side() / 2.0, height() - MARGIN), Anchor.MIDDLE, LABEL);
        canvas.text(
                chart.rowLabel(),
                new Spot(MARGIN + LABEL.size(), TITLE_HEIGHT + side() / 2.0),
                Anchor.MIDDLE,
                LABEL_UPWARDS);
    }

    private void row(Canvas canvas, int row) {
        List<Long> counts = chart.counts().get(row);
        long sum = counts.stream().mapToLong(Long::longValue).sum();
        double top = TITLE_HEIGHT + (double) row * cell;
        double middle = top + cell / 2.0 + SMALL.size() / 3.0;
        for (int column = 0; column < counts.size(); column++) {
            long count = counts.get(column);
            if (count > 0) {
                double from = left() + (double) column * cell;
                canvas.area(
                        List.of(
                                new Spot(from, top),
                                new Spot(from + cell, top),
                                new Spot(from + cell, top + cell),
                                new Spot(from, top + cell)),
                        SHADE,
                        Math.round(100 * DARKEST * count / sum) / 100.0);
                String number = Long.toString(count);
                if (SMALL.width(number) < cell && cell > SMALL.size()) {
                    canvas.text(number, new Spot(from + cell / 2.0, middle), Anchor.MIDDLE, SMALL);
                }
            }
        }
        if (named()) {
            String name = chart.names().get(row);
            canvas.text(name, new Spot(left() - GAP, middle), Anchor.END, SMALL);
            canvas.text(
                    name,
                    new Spot(
                            left() + row * (double) cell + cell / 2.0 + SMALL.size() / 3.0,
                            TITLE_HEIGHT + side() + (double) GAP),
                    Anchor.END,
                    SMALL_UPWARDS);
        }
    }
}
