package io.nas4j.core.simulation;

import io.nas4j.core.benchmark.Estimate;
import io.nas4j.core.benchmark.Finished;
import io.nas4j.core.benchmark.Reach;
import io.nas4j.core.benchmark.Truth;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.study.Execution;
import io.nas4j.core.table.MeasuredSpace;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Runs strategies on numbers of workers that no one may have, in virtual time, each with the same seeds.
 *
 * @param space says how accurate networks are
 * @param times says how long they train
 * @param trials of each search, those that meet a network again among them, as in a study
 * @param seeds number of searches of each strategy on each number of workers
 * @param firstSeed seeds count up from it
 * @param threads searches that are simulated at once; changes nothing but real time
 */
public record ClusterSimulation(
        MeasuredSpace space,
        Objective objective,
        TrialTimes times,
        int trials,
        int seeds,
        long firstSeed,
        int threads) {

    /** The most workers of a search. */
    public static final int MOST_WORKERS = 100_000;

    /** Points of a curve, evenly over the logarithm of time. */
    private static final int MOMENTS = 24;

    public ClusterSimulation {
        Require.between("trials", trials, 1, 1_000_000);
        Require.between("seeds", seeds, 1, 10_000);
        Require.between("threads", threads, 1, 1_000);
    }

    /** Hears of searches that are done. */
    public interface Listener {

        /** All searches of a strategy on so many workers are done. */
        void done(String strategy, int workers);
    }

    /**
     * Results in the order of the strategies, and of the workers for each.
     *
     * @param strategies by the name that they have in the results
     * @param workers numbers of workers
     * @param lag how many trials back each proposal looks; empty for a study's: {@link Execution#lag(int)}
     * @throws InvalidInputException where a search trained nothing, because every training died
     */
    public List<ClusterResult> run(
            Map<String, StrategyFactory> strategies, List<Integer> workers, OptionalInt lag, Listener listener)
            throws InterruptedException {
        Truth truth = new Truth(space, objective);
        List<ClusterResult> results = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (Map.Entry<String, StrategyFactory> each : strategies.entrySet()) {
                for (int count : workers) {
                    int back = lag.orElse(Execution.lag(count));
                    List<Future<SimulatedSearch.Outcome>> begun = LongStream.range(firstSeed, firstSeed + seeds)
                            .mapToObj(seed -> pool.submit(() -> new SimulatedSearch(space, objective, times, trials)
                                    .run(each.getValue(), seed, count, back)))
                            .toList();
                    results.add(result(each.getKey(), count, back, truth, Finished.of(begun)));
                    listener.done(each.getKey(), count);
                }
            }
        } finally {
            pool.shutdownNow();
        }
        return results;
    }

    private static ClusterResult result(
            String strategy, int workers, int lag, Truth truth, List<SimulatedSearch.Outcome> outcomes) {
        if (outcomes.stream().anyMatch(each -> Double.isInfinite(each.rewards().first()))) {
            throw new InvalidInputException(
                    "every training of a search died; a lower --failure-rate or more --trials lets some end");
        }
        return new ClusterResult(
                strategy,
                workers,
                lag,
                estimate(outcomes, each -> truth.regret(each.rewards().last())),
                new ClusterResult.Spent(
                        estimate(outcomes, each -> each.workers().end()),
                        mean(outcomes, each -> each.workers().busy()),
                        mean(outcomes, each -> each.workers().busyShare()),
                        mean(outcomes, each -> each.workers().waitingShare()),
                        mean(outcomes, SimulatedSearch.Outcome::failed)),
                Reach.of(values(outcomes, each -> each.rewards().until(truth.top()))),
                curve(truth, outcomes));
    }

    private static double[] values(
            List<SimulatedSearch.Outcome> outcomes, ToDoubleFunction<SimulatedSearch.Outcome> value) {
        return outcomes.stream().mapToDouble(value).toArray();
    }

    private static Estimate estimate(
            List<SimulatedSearch.Outcome> outcomes, ToDoubleFunction<SimulatedSearch.Outcome> value) {
        return Estimate.of(values(outcomes, value));
    }

    private static double mean(
            List<SimulatedSearch.Outcome> outcomes, ToDoubleFunction<SimulatedSearch.Outcome> value) {
        return outcomes.stream().mapToDouble(value).average().orElseThrow();
    }

    private static List<ClusterResult.Moment> curve(Truth truth, List<SimulatedSearch.Outcome> outcomes) {
        double begin = outcomes.stream()
                .mapToDouble(each -> each.rewards().first())
                .max()
                .orElseThrow();
        double end = Math.max(
                begin,
                outcomes.stream()
                        .mapToDouble(each -> each.workers().end())
                        .max()
                        .orElseThrow());
        double step = begin == 0 ? 0 : StrictMath.log(end / begin) / (MOMENTS - 1);
        return IntStream.range(0, MOMENTS)
                .mapToDouble(i -> i == MOMENTS - 1 ? end : begin * StrictMath.exp(i * step))
                .distinct()
                .mapToObj(time -> new ClusterResult.Moment(
                        time,
                        estimate(outcomes, each -> truth.regret(each.rewards().at(time)))))
                .toList();
    }
}
