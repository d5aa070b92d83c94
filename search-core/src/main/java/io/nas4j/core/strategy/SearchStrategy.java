package io.nas4j.core.strategy;

import io.nas4j.space.search.Choices;
import java.util.Optional;

/**
 * Proposes what to try next. Called from one thread. Its proposals depend on nothing but its construction (space, seed,
 * options) and the sequence of calls, so that replaying the calls rebuilds it exactly.
 */
public interface SearchStrategy extends AutoCloseable {

    /** The next sequence of decisions; empty when the space has nothing left to propose. */
    Optional<Choices> propose();

    /**
     * Tells a finished trial; trials are told in the order in which they were proposed, each once.
     *
     * <p>A strategy may also be told of networks of its space that it did not propose, as where a study begins with what
     * another one found, or with those that a score thinks best: they count as proposed, and it learns from them as from its own, as far as it
     * learns. They are part of the sequence of calls that is replayed.
     */
    void observe(Observation observation);

    /** How its state is kept and taken up, so that a long study need not be replayed; empty where it can only be replayed. */
    default Optional<StrategyState> state() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
