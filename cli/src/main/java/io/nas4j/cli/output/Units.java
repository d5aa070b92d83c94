package io.nas4j.cli.output;

import java.util.Locale;

/** Figures as a person reads them, each with its unit. */
public final class Units {

    private Units() {}

    /** {@code 385.81 M}, {@code 1.83 G}, {@code 512}. */
    public static String count(double value) {
        if (value >= 1e9) {
            return String.format(Locale.ROOT, "%.2f G", value / 1e9);
        }
        if (value >= 1e6) {
            return String.format(Locale.ROOT, "%.2f M", value / 1e6);
        }
        if (value >= 1e3) {
            return String.format(Locale.ROOT, "%.1f k", value / 1e3);
        }
        return String.format(Locale.ROOT, "%.0f", value);
    }

    /** {@code 5.27 ms} of nanoseconds. */
    public static String milliseconds(double nanos) {
        return String.format(Locale.ROOT, nanos < 1e6 ? "%.3f ms" : "%.2f ms", nanos / 1e6);
    }

    /** {@code 71.3 %}. */
    public static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }

    /** {@code 1:07}, {@code 2:03:09}. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
