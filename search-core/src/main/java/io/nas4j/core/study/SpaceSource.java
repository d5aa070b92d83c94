package io.nas4j.core.study;

import io.nas4j.space.Require;
import io.nas4j.space.search.Constraint;
import java.util.List;
import java.util.Optional;

/**
 * Where a study's space comes from: all that a study needs to have it again.
 *
 * @param name that listings show; of a built-in space where there is no definition
 * @param definition the text of the file that defines it
 * @param constraints of the study, over those of the definition
 */
public record SpaceSource(String name, Optional<String> definition, List<Constraint> constraints) {

    /** The longest definition, in characters. */
    public static final int MAX_DEFINITION = 100_000;

    public SpaceSource {
        constraints = List.copyOf(constraints);
        definition.ifPresent(text ->
                Require.between("number of characters of a space's definition", text.length(), 1, MAX_DEFINITION));
    }

    /** A built-in space as it is. */
    public static SpaceSource named(String name) {
        return new SpaceSource(name, Optional.empty(), List.of());
    }
}
