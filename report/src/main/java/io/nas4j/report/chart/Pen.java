package io.nas4j.report.chart;

import java.awt.Color;
import java.util.List;

/**
 * How a line looks.
 *
 * @param width width in pixels
 * @param dashes lengths of dashes and gaps in turn, in pixels; empty for a solid line
 */
record Pen(Color colour, float width, List<Integer> dashes) {

    /**
     * The colours of Okabe and Ito, which people of every colour vision can tell apart. Their yellow is left out: it is hard to
     * see on white paper.
     */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9),
            new Color(0x000000));

    /** Patterns that can be told apart in print without colour. */
    private static final List<List<Integer>> DASHES =
            List.of(List.of(), List.of(8, 3), List.of(2, 2), List.of(9, 3, 2, 3));

    Pen {
        dashes = List.copyOf(dashes);
    }

    /** A solid line. */
    static Pen thin(Color colour) {
        return new Pen(colour, 1, List.of());
    }

    /** The same without gaps. */
    Pen solid() {
        return new Pen(colour, width, List.of());
    }

    /** The pen of a series, by its index in the chart. 28 pens differ. */
    static Pen of(int place) {
        return new Pen(COLOURS.get(place % COLOURS.size()), 2, DASHES.get(place % DASHES.size()));
    }
}
