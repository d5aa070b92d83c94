package io.nas4j.benchmarks;

import io.nas4j.controller.Strategies;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What taking up a strategy's state saves: {@code STRATEGY TRIALS}. No store is involved, and nothing is trained. */
public final class StateRestore {

    private StateRestore() {}

    public static void main(String[] args) {
        int trials = Integer.parseInt(args[1]);
        SearchSpace space = SearchSpaces.get(SearchSpaces.MNASNET, new Input(224, 3), 1000);
        StrategyContext context = new StrategyContext(
                space, new Objective(Objective.Form.SOFT, 3e8, -0.07), new RandomStreams(1), event -> {});
        List<Choices> known = new ArrayList<>();
        long began = System.nanoTime();
        try (SearchStrategy living = Strategies.create(args[0], context);
                SearchStrategy restored = Strategies.create(args[0], context)) {
            while (known.size() < trials) {
                Choices choices = living.propose().orElseThrow();
                known.add(choices);
                double accuracy = 0.3 + 0.5 * Math.floorMod(choices.hashCode(), 1000) / 1000.0;
                living.observe(Observation.complete(choices, accuracy, accuracy));
            }
            double replayed = (System.nanoTime() - began) / 1e9;
            StateOutput output = new StateOutput();
            living.state().orElseThrow().save(output);
            byte[] state = output.bytes();
            began = System.nanoTime();
            restored.state().orElseThrow().restore(new StateInput(state), known);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d trials are replayed in %.1f s, their state of %,d bytes is taken up in %.2f s; the next proposal is"
                            + " %s%n",
                    args[0],
                    trials,
                    replayed,
                    state.length,
                    (System.nanoTime() - began) / 1e9,
                    restored.propose().equals(living.propose()) ? "the same" : "another");
        }
    }
}
