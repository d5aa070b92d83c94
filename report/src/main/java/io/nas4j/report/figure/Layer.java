package io.nas4j.report.figure;

import java.util.List;
import java.util.OptionalInt;

/** Something that is drawn over a plot's axes. */
public sealed interface Layer {

    /** What it is; stands in the legend, unless it is empty. */
    String name();

    /** Its colour, of which the page has seven: from 0 to 6. */
    int colour();

    /**
     * A line.
     *
     * @param style how it is drawn
     * @param trial the search trial that it stands for, which the page links
     */
    record Curve(String name, int colour, Style style, List<Spot> spots, OptionalInt trial) implements Layer {

        public Curve {
            spots = List.copyOf(spots);
        }

        /** A solid line. */
        public static Curve of(String name, int colour, List<Spot> spots) {
            return of(name, colour, Style.SOLID, spots);
        }

        /** A line that stands for no trial. */
        public static Curve of(String name, int colour, Style style, List<Spot> spots) {
            return new Curve(name, colour, style, spots, OptionalInt.empty());
        }
    }

    /** How a line is drawn. */
    enum Style {
        SOLID,
        DASHED,
        DOTTED,
        /** Thin and pale. */
        FAINT
    }

    /**
     * An area between two lines.
     *
     * @param low its lower edge
     * @param high its upper edge, at the same places
     */
    record Band(String name, int colour, List<Spot> low, List<Spot> high) implements Layer {

        public Band {
            low = List.copyOf(low);
            high = List.copyOf(high);
        }
    }

    /** Points. */
    record Marks(String name, int colour, Shape shape, List<Mark> marks) implements Layer {

        public Marks {
            marks = List.copyOf(marks);
        }
    }

    /**
     * A vertical line.
     *
     * @param at its place on the x axis
     * @param label a letter or two at its top; may be empty
     */
    record Rule(String name, int colour, double at, String label) implements Layer {}
}
