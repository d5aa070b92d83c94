package io.nas4j.report.figure;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as a page shows them, each with its unit. */
public final class Amounts {

    /** What stands where there is no value. */
    public static final String NONE = "–";

    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;

    private Amounts() {}

    /** {@code 385.81 M}, {@code 1.83 G}, {@code 512}. */
    public static String count(double value) {
        if (value >= 1e9) {
            return text("%.2f G", value / 1e9);
        }
        if (value >= 1e6) {
            return text("%.2f M", value / 1e6);
        }
        return value >= 1e4 ? text("%.1f k", value / 1e3) : text("%.0f", value);
    }

    /** {@code 71.30 %} of a fraction. */
    public static String percent(double fraction) {
        return text("%.2f %%", 100 * fraction);
    }

    /** The same where there is a value. */
    public static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? percent(fraction.getAsDouble()) : NONE;
    }

    /** Four digits behind the point, as rewards are compared. */
    public static String decimal(double value) {
        return text("%.4f", value);
    }

    /** The same where there is a value. */
    public static String decimal(OptionalDouble value) {
        return value.isPresent() ? decimal(value.getAsDouble()) : NONE;
    }

    /** {@code 4.2 s}, {@code 3.5 min}, {@code 2.1 h}. */
    public static String time(double seconds) {
        if (seconds < MINUTE) {
            return text(seconds < 1 ? "%.3f s" : "%.1f s", seconds);
        }
        if (seconds < HOUR) {
            return text("%.1f min", seconds / MINUTE);
        }
        return seconds < DAY ? text("%.1f h", seconds / HOUR) : text("%.1f days", seconds / DAY);
    }

    /** {@code 12,345}. */
    public static String whole(int count) {
        return text("%,d", count);
    }

    /** {@code 1 trial}, {@code 2 trials}. */
    public static String of(int count, String thing) {
        return whole(count) + " " + (count == 1 ? thing : thing + "s");
    }

    /** Three digits that count, as {@code 0.00123} or {@code 4.57e+12}. */
    public static String brief(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e7) {
            return text("%.0f", value);
        }
        return size >= 1e-4 && size < 1e7
                ? text(size >= 100 ? "%.1f" : size >= 1 ? "%.3f" : "%.4f", value)
                : text("%.3g", value);
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
