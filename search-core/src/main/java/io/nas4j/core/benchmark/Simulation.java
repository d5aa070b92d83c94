package io.nas4j.core.benchmark;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.AccuracyTable.Network;
import io.nas4j.space.search.Choices;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * Searches a table with the calls that a study makes: trial {@code n} is proposed when those to {@code n - lag} are known. Where
 * the table has scores, those of some networks are known beforehand.
 */
final class Simulation {

    /** A strategy that proposes known networks only is stopped after so many proposals for each trial. */
    private static final int PATIENCE = 20;

    private final AccuracyTable table;
    private final Objective objective;
    private final int trials;
    private final int lag;

    Simulation(AccuracyTable table, Objective objective, int trials, int lag) {
        this.table = table;
        this.objective = objective;
        this.trials = trials;
        this.lag = lag;
    }

    Search run(StrategyFactory factory, long seed) {
        Set<Network> evaluated = new LinkedHashSet<>();
        Queue<Observation> pending = new ArrayDeque<>();
        int proposals = 0;
        long proposing = 0;
        long observing = 0;
        RandomStreams random = new RandomStreams(seed);
        try (SearchStrategy strategy = factory.create(new StrategyContext(table, objective, random, event -> {})
                .withScored(table.scored(ScoredNetwork.COUNT, random.stream(ScoredNetwork.STREAM))))) {
            while (evaluated.size() < trials && proposals < (long) PATIENCE * trials) {
                if (pending.size() >= lag) {
                    long begin = System.nanoTime();
                    strategy.observe(pending.remove());
                    observing += System.nanoTime() - begin;
                }
                long begin = System.nanoTime();
                Optional<Choices> choices = strategy.propose();
                proposing += System.nanoTime() - begin;
                if (choices.isEmpty()) {
                    break;
                }
                proposals++;
                Network network = table.network(choices.get());
                evaluated.add(network);
                pending.add(Observation.complete(
                        choices.get(), network.accuracy(), objective.reward(network.accuracy(), network.macs())));
            }
        }
        return new Search(List.copyOf(evaluated), proposals, proposing, observing);
    }
}
