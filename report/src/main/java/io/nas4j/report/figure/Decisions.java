package io.nas4j.report.figure;

import io.nas4j.report.figure.Svg.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Parallel coordinates that run downwards: a row for each decision with its choices side by side, and a line through what each
 * trial chose. Lines of one choice lie a little apart, so that one sees how many there are.
 *
 * @param rows the decisions, in the order in which they are made
 * @param lines the trials; later ones are drawn over earlier ones
 */
public record Decisions(List<Row> rows, List<Line> lines) {

    /** A decision and what can be chosen. */
    public record Row(String name, List<String> choices) {

        public Row {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A trial.
     *
     * @param rank its place by reward, from 1; the page hides those beyond what the reader asks for
     * @param shade from 0 for the lowest rewards to 4 for the highest
     * @param choices an index for each row; -1 where it chose nothing there
     */
    public record Line(int trial, int rank, int shade, List<Integer> choices) {

        public Line {
            choices = List.copyOf(choices);
        }
    }

    /** More lines are drawn thinner. */
    static final int MANY = 200;

    private static final int PITCH = 50;
    private static final int TOP = 18;
    private static final int MARGIN = 14;
    private static final double GOLDEN = 0.618_033_988_75;
    private static final double SPREAD = 0.6;

    public Decisions {
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
    }

    /** The SVG element. */
    public String drawing() {
        Svg svg = new Svg();
        for (int r = 0; r < rows.size(); r++) {
            svg.line(MARGIN, down(r), Plot.WIDTH - MARGIN, down(r), "gridline");
        }
        svg.begin(lines.size() > MANY ? "lines many" : "lines");
        for (Line line : lines) {
            svg.path(
                    Svg.through(positions(line)),
                    "q" + line.shade() + " r" + line.rank(),
                    OptionalInt.of(line.trial()));
        }
        svg.end();
        for (int r = 0; r < rows.size(); r++) {
            row(svg, r);
        }
        return svg.element(Plot.WIDTH, TOP + PITCH * rows.size() + 4.0);
    }

    private void row(Svg svg, int r) {
        Row row = rows.get(r);
        svg.text(2, down(r) - 9, Anchor.START, "halo heading", Bars.shortened(row.name(), Plot.WIDTH - 4.0));
        double slot = slot(row);
        for (int c = 0; c < row.choices().size(); c++) {
            svg.text(
                    MARGIN + (c + 0.5) * slot,
                    down(r) + 15,
                    Anchor.MIDDLE,
                    "halo small",
                    Bars.shortened(row.choices().get(c), slot - 2));
        }
    }

    private List<double[]> positions(Line line) {
        double golden = line.trial() * GOLDEN;
        double apart = (golden - Math.floor(golden) - 0.5) * SPREAD;
        List<double[]> positions = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            int choice = line.choices().get(r);
            if (choice >= 0) {
                positions.add(new double[] {MARGIN + (choice + 0.5 + apart) * slot(rows.get(r)), down(r)});
            }
        }
        return positions;
    }

    private static double slot(Row row) {
        return (Plot.WIDTH - 2.0 * MARGIN) / Math.max(1, row.choices().size());
    }

    private static double down(int row) {
        return TOP + PITCH * row + 8.0;
    }
}
