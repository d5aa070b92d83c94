package io.nas4j.core.benchmark;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.MeasuredSpace;
import io.nas4j.space.search.Choices;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Searches a table with the calls that a study makes: trial {@code n} is proposed when those to {@code n - lag} are known. Where
 * the table has scores, those of some networks are known beforehand.
 */
final class Simulation {

    /** A strategy that proposes known networks only is stopped after so many proposals for each trial. */
    private static final int PATIENCE = 20;

    private final MeasuredSpace table;
    private final Objective objective;
    private final int trials;
    private final int lag;

    Simulation(MeasuredSpace table, Objective objective, int trials, int lag) {
        this.table = table;
        this.objective = objective;
        this.trials = trials;
        this.lag = lag;
    }

    /**
     * Runs a search.
     *
     * @param told what a search with this seed is told
     * @param choice how a network is chosen
     */
    Search run(StrategyFactory factory, long seed, ToldAccuracies told, FinalChoice choice) {
        Map<String, Seen> evaluated = new LinkedHashMap<>();
        Queue<Observation> pending = new ArrayDeque<>();
        int proposals = 0;
        long proposing = 0;
        long observing = 0;
        RandomStreams random = new RandomStreams(seed);
        StrategyContext context = new StrategyContext(table, objective, random, event -> {})
                .withScored(table.scored(ScoredNetwork.COUNT, random.stream(ScoredNetwork.STREAM)));
        try (SearchStrategy strategy = factory.create(context)) {
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
                Seen seen = evaluated.computeIfAbsent(
                        table.identity(choices.get()), unused -> seen(table.network(choices.get()), told));
                pending.add(Observation.complete(
                        choices.get(),
                        seen.told(),
                        objective.reward(seen.told(), seen.network().macs())));
            }
        }
        List<Seen> seen = List.copyOf(evaluated.values());
        return new Search(seen, chosen(context, seen, told, choice), proposals, proposing, observing);
    }

    /** What would be taken after each number of evaluations that is told of; nothing where nothing was evaluated. */
    private SortedMap<Integer, Map<String, MeasuredNetwork>> chosen(
            StrategyContext context, List<Seen> seen, ToldAccuracies told, FinalChoice choice) {
        SortedMap<Integer, Map<String, MeasuredNetwork>> chosen = new TreeMap<>();
        for (int count : Checkpoints.within(trials)) {
            if (!seen.isEmpty()) {
                List<Seen> first = seen.subList(0, Math.min(count, seen.size()));
                chosen.put(count, choice.of(new FinalChoice.Known(context, first, told::confirmed)));
            }
        }
        return chosen;
    }

    private static Seen seen(MeasuredNetwork network, ToldAccuracies told) {
        return new Seen(network, told.of(network));
    }
}
