package io.nas4j.controller.plain;

import io.nas4j.controller.proposal.ProposedNetworks;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.space.search.Choices;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Goes through all sequences in lexicographic order, the last decision fastest, and proposes each network once. */
public final class GridStrategy implements SearchStrategy {

    private static final String FORM = "grid 1";

    private final Iterator<Choices> sequences;
    private final ProposedNetworks proposed;
    private long passed;

    public GridStrategy(StrategyContext context) {
        this.sequences = context.space().sequences().iterator();
        this.proposed = new ProposedNetworks(context);
    }

    @Override
    public Optional<Choices> propose() {
        while (sequences.hasNext()) {
            Choices choices = sequences.next();
            passed++;
            if (proposed.add(choices)) {
                return Optional.of(choices);
            }
        }
        return Optional.empty();
    }

    @Override
    public void observe(Observation observation) {
        proposed.know(observation.choices());
    }

    @Override
    public Optional<StrategyState> state() {
        return Optional.of(new StrategyState() {
            @Override
            public void save(StateOutput to) {
                to.text(FORM);
                to.whole(passed);
                proposed.save(to);
            }

            @Override
            public void restore(StateInput from, List<Choices> known) {
                from.expect(FORM);
                for (long before = from.whole(); passed < before && sequences.hasNext(); passed++) {
                    sequences.next();
                }
                proposed.restore(from, known);
            }
        });
    }
}
