package io.nas4j.core.study;

import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.search.Constraint;
import java.util.List;
import java.util.Optional;

/**
 * Where a study's space comes from: all that a study needs to have it again.
 *
 * @param name that listings show; of a built-in space where there is no definition
 * @param definition the text of the file that defines it; of a single network its notation
 * @param constraints of the study, over those of the definition
 */
public record SpaceSource(String name, Optional<String> definition, List<Constraint> constraints) {

    /** The longest definition, in characters. */
    public static final int MAX_DEFINITION = 100_000;

    /** What the name of a single network begins with; no space's own name may have a colon. */
    private static final String NETWORK = "network:";

    public SpaceSource {
        constraints = List.copyOf(constraints);
        definition.ifPresent(text ->
                Require.between("number of characters of a space's definition", text.length(), 1, MAX_DEFINITION));
    }

    /**
     * One network and nothing to decide: a study of it has no search, only later phases.
     *
     * @param label that listings show
     */
    public static SpaceSource ofNetwork(String label, Architecture network) {
        return new SpaceSource(NETWORK + label, Optional.of(ArchitectureText.format(network)), List.of());
    }

    /** The network, where this is a single one. */
    public Optional<Architecture> network() {
        return isNetwork() ? definition.map(ArchitectureText::parse) : Optional.empty();
    }

    /** Whether this is a single network. */
    public boolean isNetwork() {
        return name.startsWith(NETWORK);
    }

    /** A built-in space as it is. */
    public static SpaceSource named(String name) {
        return new SpaceSource(name, Optional.empty(), List.of());
    }
}
