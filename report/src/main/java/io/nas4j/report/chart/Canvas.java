package io.nas4j.report.chart;

import java.awt.Color;
import java.util.List;

/** What a chart is drawn on: pixels to the right and down from the upper left corner. */
interface Canvas {

    /** A place on the canvas. */
    record Spot(double x, double y) {}

    /** Which end of a text stands at its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * How a text looks.
     *
     * @param size of its letters, pixels
     * @param upwards whether it is read from below to above
     */
    record Face(int size, boolean bold, boolean upwards) {}

    /** Joined straight lines. */
    void line(List<Spot> spots, Pen pen);

    /** The curve of a series. */
    void curve(String name, List<Spot> spots, Pen pen);

    /** A filled outline, through which what is below shows. */
    void area(List<Spot> outline, Color colour, double opacity);

    /** A line of text, its base line at the place. */
    void text(String text, Spot at, Anchor anchor, Face face);
}
