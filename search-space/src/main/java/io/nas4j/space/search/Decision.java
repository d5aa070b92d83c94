package io.nas4j.space.search;

import io.nas4j.space.Require;
import java.util.List;

/**
 * A named decision and what can be chosen, as texts.
 *
 * @param asked when it is asked, in words; empty for always
 * @param values of the choices, where these have an order, as numbers of filters have; else empty
 */
public record Decision(String name, List<String> choices, String asked, List<Double> values) {

    public Decision {
        choices = List.copyOf(choices);
        values = List.copyOf(values);
        Require.between("number of choices of " + name, choices.size(), 1, 1000);
        if (!values.isEmpty() && values.size() != choices.size()) {
            throw new IllegalArgumentException(
                    name + " has " + choices.size() + " choices, but " + values.size() + " values");
        }
    }

    /** A decision whose choices have no order. */
    public Decision(String name, List<String> choices, String asked) {
        this(name, choices, asked, List.of());
    }

    /** A decision that is always asked. */
    public Decision(String name, List<String> choices) {
        this(name, choices, "");
    }

    /** Whether its choices have an order. */
    public boolean ordered() {
        return !values.isEmpty();
    }
}
