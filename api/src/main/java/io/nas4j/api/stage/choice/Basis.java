package io.nas4j.api.stage.choice;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** By what the networks of a search are ordered, the weakest evidence first. */
public enum Basis {
    /** By the rewards that their trials came to. */
    SEEN,
    /** By what the model of accuracies expects of them, all trials taken together, and by stored scores without training. */
    POSTERIOR,
    /** By trainings with other seeds, as far as networks took part in them; the others follow by what is expected of them. */
    CONFIRMED;

    /** The name in options and listings: {@code seen}, {@code posterior}, {@code confirmed}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a name.
     *
     * @throws InvalidInputException where it is none
     */
    public static Basis parse(String text) {
        List<String> names = Arrays.stream(values()).map(Basis::text).toList();
        return Arrays.stream(values())
                .filter(basis -> basis.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("--by must be one of " + String.join(", ", names)
                        + ", but was '" + text + "'" + NearName.hint(text, names)));
    }
}
