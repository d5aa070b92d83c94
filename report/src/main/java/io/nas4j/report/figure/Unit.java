package io.nas4j.report.figure;

/**
 * What counts are shown in, so that ticks are short.
 *
 * @param divisor how many make one
 * @param name {@code million}, or empty for single ones
 */
public record Unit(double divisor, String name) {

    /** The unit for counts up to this. */
    public static Unit of(double most) {
        if (most >= 2e9) {
            return new Unit(1e9, "billion");
        }
        if (most >= 2e6) {
            return new Unit(1e6, "million");
        }
        return most >= 2e4 ? new Unit(1e3, "thousand") : new Unit(1, "");
    }

    /** The unit for seconds up to this. */
    public static Unit ofSeconds(double most) {
        if (most >= 3600) {
            return new Unit(3600, "hours");
        }
        return most >= 60 ? new Unit(60, "minutes") : new Unit(1, "seconds");
    }

    /** A value in it. */
    public double in(double value) {
        return value / divisor;
    }

    /** The name of things in it, as {@code million MACs}. */
    public String named(String thing) {
        return name.isEmpty() ? thing : name + " " + thing;
    }
}
