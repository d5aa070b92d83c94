package examples.plugin;

import io.nas4j.core.plugin.StrategyProvider;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Proposes every network of a space once, in the order of its decisions: {@code --strategy in-order}. */
public final class InOrderStrategy implements SearchStrategy {

    /** Offers the strategy. */
    public static final class Provider implements StrategyProvider {

        @Override
        public String name() {
            return "in-order";
        }

        @Override
        public StrategyFactory factory(Map<String, String> options) {
            if (!options.isEmpty()) {
                throw new InvalidInputException("strategy in-order has no options, but was given " + options.keySet());
            }
            return InOrderStrategy::new;
        }
    }

    private final DecisionSpace space;
    private final Iterator<Choices> sequences;
    private final Set<String> known = new HashSet<>();

    InOrderStrategy(StrategyContext context) {
        space = context.space();
        sequences = space.sequences().iterator();
    }

    @Override
    public Optional<Choices> propose() {
        while (sequences.hasNext()) {
            Choices choices = sequences.next();
            if (space.permits(choices) && known.add(space.identity(choices))) {
                return Optional.of(choices);
            }
        }
        return Optional.empty();
    }

    @Override
    public void observe(Observation observation) {
        known.add(space.identity(observation.choices()));
    }
}
