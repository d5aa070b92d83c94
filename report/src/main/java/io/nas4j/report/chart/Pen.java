package io.nas4j.report.chart;

import java.awt.Color;
import java.util.List;

/**
 * How a line looks.
 *
 * @param width pixels
 * @param dashes lengths in pixels, drawn and left out in turn; empty for a whole line
 */
record Pen(Color colour, float width, List<Integer> dashes) {

    /**
     * Okabe and Ito's colours, which people of every colour vision tell apart, without their yellow, which white paper
     * swallows.
     */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9),
            new Color(0x000000));

    /** Told apart in print without colour. */
    private static final List<List<Integer>> DASHES =
            List.of(List.of(), List.of(8, 3), List.of(2, 2), List.of(9, 3, 2, 3));

    Pen {
        dashes = List.copyOf(dashes);
    }

    /** A whole line. */
    static Pen thin(Color colour) {
        return new Pen(colour, 1, List.of());
    }

    /** The pen of a series by its place in the chart; 28 of them differ. */
    static Pen of(int place) {
        return new Pen(COLOURS.get(place % COLOURS.size()), 2, DASHES.get(place % DASHES.size()));
    }
}
