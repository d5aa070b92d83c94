package io.nas4j.space.published;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/**
 * A network under its name.
 *
 * @param network at its published resolution and 1,000 classes
 * @param atWidth the network at a width multiplier, where its paper scales it so
 */
record PublishedNetwork(String name, Supplier<Architecture> network, Optional<DoubleFunction<Architecture>> atWidth) {

    static PublishedNetwork fixed(String name, Supplier<Architecture> network) {
        return new PublishedNetwork(name, network, Optional.empty());
    }

    static PublishedNetwork widened(String name, String text, WidthRule rule) {
        return new PublishedNetwork(
                name,
                () -> ArchitectureText.parse(text),
                Optional.of(width -> rule.apply(ArchitectureText.parse(text), width)));
    }

    /** How a paper makes a network wider or narrower. */
    interface WidthRule {
        Architecture apply(Architecture network, double width);
    }
}
