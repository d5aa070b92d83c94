package io.nas4j.cli.output;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text from outside as a terminal may show it: names of files, classes and studies may hold characters that move the cursor,
 * erase what stands there, or begin a line that looks like ours.
 */
public final class Printable {

    /** Controls, ends of lines and paragraphs, and what turns the direction of writing around. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

    private Printable() {}

    /** The text with each unsafe character as Java writes it: a line's end becomes a backslash and an n. */
    public static String line(String text) {
        // nearly every text is safe, and listings have many
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return text;
        }
        return UNSAFE.matcher(text).replaceAll(Printable::escaped);
    }

    private static String escaped(MatchResult found) {
        char unsafe = found.group().charAt(0);
        return switch (unsafe) {
            case '\n' -> "\\\\n";
            case '\r' -> "\\\\r";
            case '\t' -> "\\\\t";
            default -> String.format("\\\\u%04x", (int) unsafe);
        };
    }
}
