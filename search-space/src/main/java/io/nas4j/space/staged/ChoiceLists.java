package io.nas4j.space.staged;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The checks that all lists of choices share. */
final class ChoiceLists {

    /** The most choices of one decision. */
    static final int MAX_CHOICES = 100;

    private ChoiceLists() {}

    /** A copy of a list of choices. It refuses an empty list, a list that is too long, and a choice that occurs twice. */
    static <T> List<T> checked(String what, List<T> choices, Function<T, String> text) {
        Require.between("number of choices of " + what, choices.size(), 1, MAX_CHOICES);
        Set<T> seen = new HashSet<>();
        for (T choice : choices) {
            if (!seen.add(choice)) {
                throw new InvalidInputException(
                        "the choices of " + what + " must differ, but " + text.apply(choice) + " stands twice");
            }
        }
        return List.copyOf(choices);
    }
}
