package io.nas4j.core.strategy;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Proposes given networks first, then what another strategy proposes that is told of them all. */
public final class WarmStartedStrategy implements SearchStrategy {

    private final DecisionSpace space;
    private final List<Choices> first;
    private final SearchStrategy then;
    /** Given networks that the other strategy neither was told of nor has proposed. */
    private final Set<String> unheard = new HashSet<>();

    private int given;

    /** @param first different networks of the space */
    public WarmStartedStrategy(DecisionSpace space, List<Choices> first, SearchStrategy then) {
        this.space = space;
        this.first = List.copyOf(first);
        this.then = then;
        first.forEach(choices -> unheard.add(space.identity(choices)));
    }

    /**
     * With several workers the other strategy may come upon a given network before it is told of it: that is passed over,
     * once, for it may be one that repeats networks on purpose.
     */
    @Override
    public Optional<Choices> propose() {
        if (given < first.size()) {
            return Optional.of(first.get(given++));
        }
        Optional<Choices> proposal = then.propose();
        while (proposal.isPresent() && unheard.remove(space.identity(proposal.get()))) {
            proposal = then.propose();
        }
        return proposal;
    }

    @Override
    public void observe(Observation observation) {
        unheard.remove(space.identity(observation.choices()));
        then.observe(observation);
    }

    @Override
    public Optional<StrategyState> state() {
        return then.state().map(Started::new);
    }

    /** The state of the other strategy, and which of the given networks it has not heard of. */
    private final class Started implements StrategyState {

        private static final String FORM = "warm start 1";

        private final StrategyState inner;

        private Started(StrategyState inner) {
            this.inner = inner;
        }

        @Override
        public void save(StateOutput to) {
            to.text(FORM);
            to.whole(given);
            to.each(
                    first.stream()
                            .filter(choices -> unheard.contains(space.identity(choices)))
                            .toList(),
                    to::choices);
            inner.save(to);
        }

        @Override
        public void restore(StateInput from, List<Choices> known) {
            from.expect(FORM);
            given = from.count();
            unheard.clear();
            from.list(from::choices).forEach(choices -> unheard.add(space.identity(choices)));
            inner.restore(
                    from,
                    unheard.isEmpty()
                            ? known
                            : known.stream()
                                    .filter(choices -> !unheard.contains(space.identity(choices)))
                                    .toList());
        }
    }

    @Override
    public void close() {
        then.close();
    }
}
