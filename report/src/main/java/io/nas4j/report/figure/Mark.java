package io.nas4j.report.figure;

import java.util.OptionalInt;

/**
 * A point that stands for something.
 *
 * @param trial the search trial that it stands for, which the page links
 */
public record Mark(double x, double y, OptionalInt trial) {

    /** A point that stands for a search trial. */
    public static Mark ofTrial(double x, double y, int trial) {
        return new Mark(x, y, OptionalInt.of(trial));
    }

    /** A point that stands for no search trial. */
    public static Mark of(double x, double y) {
        return new Mark(x, y, OptionalInt.empty());
    }
}
