package io.nas4j.api.stage.choice;

import io.nas4j.core.race.RaceBudget;
import io.nas4j.space.InvalidInputException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What confirming may take in all, those trainings included that are done. It is never a time, so that equal budgets give equal
 * results.
 *
 * @param units how much, at least 1
 * @param epochs whether the units are epochs; else they are trainings
 */
public record ConfirmBudget(int units, boolean epochs) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}) ?(trainings?|epochs?)?");

    /** Trainings a network, unless another budget is asked for. */
    public static final int ROUNDS = 4;

    /** The budget for so many networks, where none is asked for. */
    public static ConfirmBudget usual(int networks) {
        return new ConfirmBudget(ROUNDS * networks, false);
    }

    /**
     * Reads {@code 12}, {@code 12trainings} or {@code 60epochs}.
     *
     * @throws InvalidInputException for anything else
     */
    public static ConfirmBudget parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        int units = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (units < 1) {
            throw new InvalidInputException("--budget must be a number of trainings, as 12, or of epochs, as 60epochs,"
                    + " but was '" + text + "'");
        }
        return new ConfirmBudget(
                units, matcher.group(2) != null && matcher.group(2).startsWith("e"));
    }

    /** What {@link #parse} reads. */
    public String text() {
        return units + (epochs ? "epochs" : "trainings");
    }

    /** For a race of trainings with so many epochs each. */
    public RaceBudget of(int epochsEach) {
        return new RaceBudget(units, round -> epochs ? epochsEach : 1);
    }

    /** The most trainings that it allows. */
    public int trainings(int epochsEach) {
        return epochs ? units / epochsEach : units;
    }
}
