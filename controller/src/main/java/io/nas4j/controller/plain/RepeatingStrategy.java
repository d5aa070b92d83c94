package io.nas4j.controller.plain;

import io.nas4j.controller.proposal.SoundNetworks;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.space.search.Choices;
import java.util.List;
import java.util.Optional;

/** A strategy that may propose a network again, but never one that killed its worker twice. */
public final class RepeatingStrategy implements SearchStrategy {

    private static final String FORM = "repeats 1";

    private final SoundNetworks space;
    private final SearchStrategy strategy;

    public RepeatingStrategy(StrategyFactory factory, StrategyContext context) {
        this.space = new SoundNetworks(context.space());
        this.strategy = factory.create(context.withRepeats().withSpace(space));
    }

    @Override
    public Optional<Choices> propose() {
        return strategy.propose();
    }

    @Override
    public void observe(Observation observation) {
        if (observation.cause().filter(FailureCause.CRASHED::equals).isPresent()) {
            space.bar(observation.choices());
        }
        strategy.observe(observation);
    }

    @Override
    public Optional<StrategyState> state() {
        return strategy.state().map(inner -> new StrategyState() {
            @Override
            public void save(StateOutput to) {
                to.text(FORM);
                to.each(space.barred(), to::choices);
                inner.save(to);
            }

            @Override
            public void restore(StateInput from, List<Choices> known) {
                from.expect(FORM);
                from.list(from::choices).forEach(space::bar);
                inner.restore(from, known);
            }
        });
    }

    @Override
    public void close() {
        strategy.close();
    }
}
