package io.nas4j.space.search;

import io.nas4j.space.Require;
import java.util.List;

/**
 * A named decision and what can be chosen, as texts.
 *
 * @param asked when it is asked, in words; empty for always
 */
public record Decision(String name, List<String> choices, String asked) {

    public Decision {
        choices = List.copyOf(choices);
        Require.between("number of choices of " + name, choices.size(), 1, 1000);
    }

    /** A decision that is always asked. */
    public Decision(String name, List<String> choices) {
        this(name, choices, "");
    }
}
