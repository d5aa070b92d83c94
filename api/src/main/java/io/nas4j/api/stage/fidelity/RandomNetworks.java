package io.nas4j.api.stage.fidelity;

import io.nas4j.controller.Strategies;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.space.search.SearchSpace;
import java.util.ArrayList;
import java.util.List;

/** The networks that a study by random search proposes: they follow from space and seed, whatever is trained. */
public final class RandomNetworks {

    private RandomNetworks() {}

    /** The decisions of the first networks, as texts; fewer where the space has fewer. */
    public static List<List<String>> of(SearchSpace space, SearchPlan plan, int count) {
        StrategyContext context =
                new StrategyContext(space, plan.objective(), new RandomStreams(plan.seed()), event -> {});
        List<List<String>> networks = new ArrayList<>();
        try (SearchStrategy random = Strategies.create(Strategies.RANDOM, context)) {
            while (networks.size() < count
                    && random.propose()
                            .map(choices -> networks.add(space.describe(choices)))
                            .isPresent()) {}
        }
        return networks;
    }
}
