package io.nas4j.space.search;

import io.nas4j.space.Require;
import java.util.List;

/** A named decision and what can be chosen, as texts. */
public record Decision(String name, List<String> choices) {

    public Decision {
        choices = List.copyOf(choices);
        Require.between("number of choices of " + name, choices.size(), 1, 1000);
    }
}
