package io.nas4j.core.simulation;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.MeasuredSpace;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.space.search.Choices;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * A study on many workers, in virtual time. What is proposed follows from the results up to {@code lag} trials back alone, in
 * their order, as in a study; so times change when trials run, and nothing else. A network that was trained is not trained again.
 */
final class SimulatedSearch {

    private final MeasuredSpace space;
    private final Objective objective;
    private final TrialTimes times;
    private final int trials;

    /** Results by the identity of the network. */
    private final Map<String, Result> trained = new HashMap<>();

    private final Queue<Told> pending = new ArrayDeque<>();
    private final RewardsInTime rewards = new RewardsInTime();
    private int failed;

    SimulatedSearch(MeasuredSpace space, Objective objective, TrialTimes times, int trials) {
        this.space = space;
        this.objective = objective;
        this.times = times;
        this.trials = trials;
    }

    /** A network's result, and when it is known. */
    private record Result(MeasuredNetwork network, double end) {}

    /** What a strategy will be told, and when it is known. */
    private record Told(Observation observation, double end) {}

    /**
     * What a search came to.
     *
     * @param rewards the rewards of its networks, by the time at which they were known
     * @param workers what its workers did
     * @param failed trials whose training died in all attempts
     */
    record Outcome(RewardsInTime rewards, Workers workers, int failed) {}

    /** Runs a search; once. */
    Outcome run(StrategyFactory factory, long seed, int workerCount, int lag) {
        RandomStreams random = new RandomStreams(seed);
        RandomGenerator drawn = random.stream("simulation.times");
        StrategyContext context = new StrategyContext(space, objective, random, event -> {})
                .withScored(space.scored(ScoredNetwork.COUNT, random.stream(ScoredNetwork.STREAM)));
        Workers workers = new Workers(workerCount);
        try (SearchStrategy strategy = factory.create(context)) {
            double known = 0;
            for (int trial = 0; trial < trials; trial++) {
                if (trial >= lag) {
                    Told told = pending.remove();
                    known = Math.max(known, told.end());
                    strategy.observe(told.observation());
                }
                Optional<Choices> choices = strategy.propose();
                if (choices.isEmpty()) {
                    break;
                }
                pending.add(trial(choices.get(), known, workers, drawn));
            }
        }
        return new Outcome(rewards, workers, failed);
    }

    private Told trial(Choices choices, double known, Workers workers, RandomGenerator drawn) {
        String identity = space.identity(choices);
        Result earlier = trained.get(identity);
        if (earlier != null) {
            return new Told(complete(choices, earlier.network()), Math.max(known, earlier.end()));
        }
        MeasuredNetwork network = space.network(choices);
        TrialTimes.Taken taken = times.draw(network.macs(), drawn);
        double end = workers.train(known, taken.seconds());
        if (taken.failed()) {
            failed++;
            return new Told(Observation.failed(choices, FailureCause.CRASHED), end);
        }
        trained.put(identity, new Result(network, end));
        rewards.add(end, reward(network));
        return new Told(complete(choices, network), end);
    }

    private Observation complete(Choices choices, MeasuredNetwork network) {
        return Observation.complete(choices, network.accuracy(), reward(network));
    }

    private double reward(MeasuredNetwork network) {
        return objective.reward(network.accuracy(), network.macs());
    }
}
