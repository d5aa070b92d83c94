package io.nas4j.core.study;

import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;

/**
 * By which number of a user's program a training is judged. It counts as the accuracy: a metric that is to be large is a
 * fraction and is the accuracy itself; one that is to be small is at least 0, and the accuracy is {@code 1 / (1 + value)},
 * which orders trainings as the metric does.
 *
 * @param metric its name in the program's lines
 * @param minimize whether it is to be small
 */
public record Judged(String metric, boolean minimize) {

    /** What is measured unless something else is asked for. */
    public static final Judged BY_ACCURACY = new Judged("accuracy", false);

    /** Refuses a name that no objective may have, with {@link InvalidInputException}. */
    public Judged {
        if (!OtherObjectives.isName(metric)) {
            throw new InvalidInputException(
                    "--metric must be a letter, then letters, digits, '_', '.' or '-', at most 64," + " but was '"
                            + metric + "'");
        }
    }

    /**
     * What a value counts as: a fraction.
     *
     * @throws IllegalArgumentException where the metric cannot have that value, in the second half of a sentence
     */
    public double accuracy(double value) {
        if (minimize) {
            if (!(value >= 0)) {
                throw new IllegalArgumentException(
                        metric + ", which is to be small, must be at least 0, but was " + Decimals.text(value));
            }
            return 1 / (1 + value);
        }
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    metric + " must be a fraction from 0 to 1, but was " + Decimals.text(value));
        }
        return value;
    }
}
