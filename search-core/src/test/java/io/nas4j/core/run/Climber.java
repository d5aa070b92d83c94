package io.nas4j.core.run;

import static io.nas4j.core.run.Searches.SPACE;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.space.search.Choices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Proposes near the best that it has seen, so that a wrong order of observations changes what it proposes. */
final class Climber implements SearchStrategy {

    private final SplittableRandom random = new RandomStreams(3).stream("climber");
    private final StrategyContext context;
    private Optional<Observation> best = Optional.empty();

    Climber(StrategyContext context) {
        this.context = context;
    }

    @Override
    public Optional<Choices> propose() {
        Choices fresh = SPACE.sample(random);
        if (best.isEmpty() || random.nextInt(4) == 0) {
            return Optional.of(fresh);
        }
        Choices choices = Choices.NONE;
        for (int d = 0; d < fresh.size(); d++) {
            int wanted =
                    random.nextInt(6) == 0 ? fresh.get(d) : best.get().choices().get(d);
            List<Integer> open = SPACE.open(choices);
            choices = choices.then(open.contains(wanted) ? wanted : open.get(0));
        }
        return Optional.of(choices);
    }

    @Override
    public void observe(Observation observation) {
        if (observation.reward().isPresent()
                && (best.isEmpty()
                        || observation.reward().getAsDouble()
                                > best.get().reward().orElse(-1))) {
            best = Optional.of(observation);
            context.events()
                    .accept(new StrategyEvent(
                            StrategyEvent.Kind.UPDATE,
                            new TreeMap<>(Map.of("best", observation.reward().getAsDouble())),
                            ""));
        }
    }
}
