package io.nas4j.controller.choice;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When a search ends before its total of trials: where nothing that the trials that are left may bring is worth them.
 *
 * @param probability that one of them brings an improvement worth having, below which the search ends; empty where it ends by
 *     how much is expected of them
 */
public record StopWhen(OptionalDouble probability) {

    /** The search runs to its total. */
    public static final String NONE = "none";

    private static final String IMPROBABLE = "improbable";

    /**
     * Reads {@code none}, {@code improbable} or {@code improbable:P}.
     *
     * @return empty for none
     * @throws InvalidInputException for anything else
     */
    public static Optional<StopWhen> parse(String text) {
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        if (text.equals(IMPROBABLE)) {
            return Optional.of(new StopWhen(OptionalDouble.empty()));
        }
        double probability = text.startsWith(IMPROBABLE + ":") ? number(text.substring(IMPROBABLE.length() + 1)) : 0;
        if (!(probability > 0 && probability < 1)) {
            throw new InvalidInputException(
                    "--stop-when must be none, improbable or improbable:P, where P is a probability above 0 and below 1,"
                            + " but was '" + text + "'");
        }
        return Optional.of(new StopWhen(OptionalDouble.of(probability)));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** What {@link #parse} reads. */
    public static String canonical(String text) {
        return parse(text).map(StopWhen::text).orElse(NONE);
    }

    /** The same of one that is there. */
    public String text() {
        return IMPROBABLE + (probability.isPresent() ? ":" + Decimals.text(probability.getAsDouble()) : "");
    }
}
