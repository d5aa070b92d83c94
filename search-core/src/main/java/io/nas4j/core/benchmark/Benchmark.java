package io.nas4j.core.benchmark;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.MeasuredSpace;
import io.nas4j.space.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;

/**
 * Runs strategies on a table, each with the same seeds.
 *
 * @param trials different networks that a search evaluates
 * @param seeds number of searches a strategy
 * @param firstSeed seeds count up from it
 * @param lag trial {@code n} is proposed when those to {@code n - lag} are known
 * @param threads searches that run at once; changes nothing but times
 * @param noise how far what searches are told lies from the truth; each seed has errors of its own, the same for all strategies
 * @param choice takes networks at the end
 */
public record Benchmark(
        MeasuredSpace table,
        Objective objective,
        int trials,
        int seeds,
        long firstSeed,
        int lag,
        int threads,
        Noise noise,
        FinalChoice choice) {

    /** Wilcoxon's exact distribution takes 2 to the power of this many steps. */
    private static final int EXACT_UP_TO = 20;

    public Benchmark {
        Require.between("trials", trials, 1, 1_000_000);
        Require.between("seeds", seeds, 1, 10_000);
        Require.between("lag", lag, 1, 10_000);
        Require.between("threads", threads, 1, 1_000);
    }

    /** Searches are told the truth, and nothing is chosen. */
    public Benchmark(
            MeasuredSpace table, Objective objective, int trials, int seeds, long firstSeed, int lag, int threads) {
        this(table, objective, trials, seeds, firstSeed, lag, threads, Noise.NONE, known -> Map.of());
    }

    /** Hears of a strategy whose searches are done. */
    public interface Listener {

        void done(String strategy);
    }

    /**
     * Results in the order of the strategies.
     *
     * @param random what the others are compared with
     * @param strategies by the name that they have in the results
     */
    public List<StrategyResult> run(StrategyFactory random, Map<String, StrategyFactory> strategies, Listener listener)
            throws InterruptedException {
        Truth truth = new Truth(table, objective);
        List<StrategyResult> results = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<ToldAccuracies>> told = eachSeed()
                    .mapToObj(seed -> pool.submit(() -> new ToldAccuracies(table, noise, seed)))
                    .toList();
            double[][] ofRandom = regrets(truth, Finished.of(begin(pool, random, told, known -> Map.of())));
            Map<String, List<Future<Search>>> begun = new LinkedHashMap<>();
            strategies.forEach((name, factory) -> begun.put(name, begin(pool, factory, told, choice)));
            for (Map.Entry<String, List<Future<Search>>> each : begun.entrySet()) {
                results.add(result(each.getKey(), truth, Finished.of(each.getValue()), ofRandom));
                listener.done(each.getKey());
            }
        } finally {
            pool.shutdownNow();
        }
        return results;
    }

    private LongStream eachSeed() {
        return LongStream.range(firstSeed, firstSeed + seeds);
    }

    private List<Future<Search>> begin(
            ExecutorService pool, StrategyFactory factory, List<Future<ToldAccuracies>> told, FinalChoice asked) {
        Simulation simulation = new Simulation(table, objective, trials, lag);
        return eachSeed()
                .mapToObj(seed -> pool.submit(() -> simulation.run(
                        factory, seed, told.get((int) (seed - firstSeed)).get(), asked)))
                .toList();
    }

    private double[][] regrets(Truth truth, List<Search> searches) {
        return searches.stream().map(search -> truth.regret(search, trials)).toArray(double[][]::new);
    }

    private StrategyResult result(String name, Truth truth, List<Search> searches, double[][] ofRandom) {
        double[][] regrets = regrets(truth, searches);
        List<Estimate> curve = IntStream.range(0, trials)
                .mapToObj(i -> Estimate.of(
                        Arrays.stream(regrets).mapToDouble(each -> each[i]).toArray()))
                .toList();
        SortedMap<Integer, Estimate> regret = new TreeMap<>();
        SortedMap<Integer, Estimate> front = new TreeMap<>();
        for (int count : Checkpoints.within(trials)) {
            regret.put(count, curve.get(count - 1));
            front.put(
                    count,
                    Estimate.of(searches.stream()
                            .mapToDouble(search -> truth.frontShare(search, count))
                            .toArray()));
        }
        double proposals = searches.stream().mapToInt(Search::proposals).sum();
        double evaluations =
                searches.stream().mapToInt(each -> each.evaluated().size()).sum();
        double proposing = searches.stream().mapToLong(Search::proposeNanos).sum() / 1e6;
        double observing = searches.stream().mapToLong(Search::observeNanos).sum() / 1e6;
        return new StrategyResult(
                name,
                new RegretProgress(regret, curve, front),
                chosen(truth, searches),
                Reach.of(searches.stream().mapToDouble(truth::untilTop).toArray()),
                Reach.of(searches.stream().mapToDouble(truth::untilBest).toArray()),
                new Effort(
                        evaluations / proposals,
                        proposing / proposals,
                        observing / proposals,
                        (proposing + observing) / 1e3 / seeds,
                        searches.stream()
                                .mapToInt(each -> each.evaluated().size())
                                .min()
                                .orElseThrow()),
                Arrays.deepEquals(regrets, ofRandom) ? OptionalDouble.empty() : pValue(regrets, ofRandom));
    }

    private Map<String, SortedMap<Integer, Estimate>> chosen(Truth truth, List<Search> searches) {
        Map<String, SortedMap<Integer, Estimate>> chosen = new LinkedHashMap<>();
        searches.get(0)
                .chosen()
                .forEach((count, networks) -> networks.keySet()
                        .forEach(name -> chosen.computeIfAbsent(name, unused -> new TreeMap<>())
                                .put(
                                        count,
                                        Estimate.of(searches.stream()
                                                .mapToDouble(search -> truth.regret(chosen(search, name, count)))
                                                .toArray()))));
        return chosen;
    }

    private static MeasuredNetwork chosen(Search search, String name, int count) {
        return Objects.requireNonNull(
                Objects.requireNonNull(search.chosen().get(count)).get(name));
    }

    private OptionalDouble pValue(double[][] regrets, double[][] ofRandom) {
        double[] mine = Arrays.stream(regrets).mapToDouble(StatUtils::mean).toArray();
        double[] theirs = Arrays.stream(ofRandom).mapToDouble(StatUtils::mean).toArray();
        return OptionalDouble.of(
                new WilcoxonSignedRankTest().wilcoxonSignedRankTest(mine, theirs, seeds <= EXACT_UP_TO));
    }
}
