package io.nas4j.report.chart;

import io.nas4j.report.axis.TextWidth;
import java.awt.Color;
import java.util.List;

/** What a chart is drawn on: pixels to the right and down from the upper left corner. */
interface Canvas {

    /** A position on the canvas. */
    record Spot(double x, double y) {}

    /** Which part of a text lies at its position. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * How a text looks.
     *
     * @param size size of the letters in pixels
     * @param upwards true for a text that is read from bottom to top
     */
    record Face(int size, boolean bold, boolean upwards) {

        /** Estimates how wide a text is, in pixels. */
        double width(String text) {
            return TextWidth.width(text, size, bold);
        }
    }

    /** A line of straight pieces. */
    void line(List<Spot> spots, Pen pen);

    /** The curve of a series. */
    void curve(String name, List<Spot> spots, Pen pen);

    /** A filled, transparent area. */
    void area(List<Spot> outline, Color colour, double opacity);

    /** A line of text, with its base line at the position. */
    void text(String text, Spot at, Anchor anchor, Face face);
}
