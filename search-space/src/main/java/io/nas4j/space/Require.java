package io.nas4j.space;

import java.util.Collection;
import java.util.List;

/** The checks that records make on their components; each refusal names rule and value. */
public final class Require {

    private Require() {}

    /** Refuses a whole number outside {@code [min, max]}. */
    public static int between(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new InvalidInputException(
                    what + " must be a whole number from " + min + " to " + max + ", but was " + value);
        }
        return value;
    }

    /** Refuses a number outside {@code [min, max]}, and NaN. */
    public static double between(String what, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new InvalidInputException(what + " must be a number from " + Decimals.text(min) + " to "
                    + Decimals.text(max) + ", but was " + Decimals.text(value));
        }
        return value;
    }

    /** Refuses a number that is not finite and above zero. */
    public static double positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new InvalidInputException(what + " must be a number above 0, but was " + Decimals.text(value));
        }
        return value;
    }

    /** Refuses a value that is not in the collection. */
    public static <T> T oneOf(String what, T value, Collection<T> allowed) {
        if (!allowed.contains(value)) {
            String list = String.join(", ", texts(allowed));
            throw new InvalidInputException(what + " must be one of " + list + ", but was " + value
                    + (value instanceof String text ? NearName.hint(text, texts(allowed)) : ""));
        }
        return value;
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(String::valueOf).toList();
    }
}
