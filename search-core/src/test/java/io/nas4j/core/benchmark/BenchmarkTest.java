package io.nas4j.core.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.CodeSpace;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.TableRow;
import io.nas4j.space.search.Choices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 1,000 networks whose accuracy is their number in thousandths: regrets can be said beforehand. */
class BenchmarkTest {

    private static final Objective ACCURACY = new Objective(Objective.Form.SOFT, 1, 0);

    private static AccuracyTable table() {
        List<TableRow> rows = IntStream.range(0, 1_000)
                .mapToObj(i -> new TableRow(
                        i + 2,
                        String.format("%03d", i),
                        i / 1_000.0,
                        OptionalLong.of(1),
                        OptionalLong.of(i < 900 ? 1 : 1_000),
                        new TreeMap<>(Map.of("naswot", (double) i))))
                .toList();
        return new AccuracyTable(CodeSpace.of(rows), rows);
    }

    private static Choices code(int number) {
        return new Choices(List.of(number / 100, number / 10 % 10, number % 10));
    }

    /** Proposes given numbers, one after the other, and notes how many were observed before each. */
    private record Given(int[] numbers, List<Integer> observedBefore) implements StrategyFactory {
        @Override
        public SearchStrategy create(StrategyContext context) {
            return new SearchStrategy() {
                private int next;
                private int observed;

                @Override
                public Optional<Choices> propose() {
                    observedBefore.add(observed);
                    return next < numbers.length ? Optional.of(code(numbers[next++])) : Optional.empty();
                }

                @Override
                public void observe(Observation observation) {
                    assertThat(observation.choices()).isEqualTo(code(numbers[observed]));
                    observed++;
                }
            };
        }
    }

    private static StrategyFactory uniform() {
        return context -> new SearchStrategy() {
            private final SplittableRandom random = context.random().stream("uniform");

            @Override
            public Optional<Choices> propose() {
                return Optional.of(context.space().uniform(random));
            }

            @Override
            public void observe(Observation observation) {}
        };
    }

    private static StrategyResult run(Objective objective, int trials, int lag, StrategyFactory strategy)
            throws InterruptedException {
        return new Benchmark(table(), objective, trials, 2, 0, lag, 2)
                .run(uniform(), Map.of("it", strategy), name -> {})
                .get(0);
    }

    @Test
    void tellsRegretAndWhenTheBestWasFound() throws InterruptedException {
        StrategyResult result =
                run(ACCURACY, 30, 1, new Given(new int[] {499, 299, 499, 899, 999, 1}, new ArrayList<>()));
        assertThat(result.progress().curve()).hasSize(30);
        assertThat(result.progress().curve().get(0).mean()).isCloseTo(50, within(1e-9));
        assertThat(result.progress().curve().get(1).mean()).isCloseTo(50, within(1e-9));
        assertThat(result.progress().curve().get(2).mean()).isCloseTo(10, within(1e-9));
        assertThat(result.progress().curve().get(29).mean()).isZero();
        assertThat(result.progress().regret().keySet()).containsExactly(20, 25, 30);
        assertThat(result.best()).isEqualTo(new Reach(OptionalDouble.of(4), 0));
        assertThat(result.top()).isEqualTo(result.best());
        assertThat(result.effort().newShare()).isCloseTo(5.0 / 6, within(1e-9));
        assertThat(result.effort().fewest()).isEqualTo(5);
    }

    @Test
    void tellsScoresOfSomeNetworksBeforehandToEachSeedThoseOfItsOwn() throws InterruptedException {
        Set<List<ScoredNetwork>> told = ConcurrentHashMap.newKeySet();
        run(ACCURACY, 30, 1, context -> {
            told.add(context.scored());
            return uniform().create(context);
        });
        assertThat(told).hasSize(2).allSatisfy(scored -> {
            assertThat(scored).hasSize(64).doesNotHaveDuplicates();
            assertThat(scored)
                    .allSatisfy(
                            each -> assertThat(code(each.scores().get("naswot").intValue()))
                                    .isEqualTo(each.choices()));
        });
    }

    @Test
    void weighsCostWhereTheRewardDoes() throws InterruptedException {
        Objective hard = new Objective(Objective.Form.HARD, 10, -1);
        StrategyResult result = run(hard, 3, 1, new Given(new int[] {999, 899, 0}, new ArrayList<>()));
        assertThat(result.progress().curve().get(0).mean()).isCloseTo(100 * (0.899 - 0.999 * 0.01), within(1e-9));
        assertThat(result.progress().curve().get(1).mean()).isZero();
    }

    private static FinalChoice told() {
        return known -> Map.of(
                "told", known.best(known.seen().stream().mapToDouble(Seen::told).toArray()));
    }

    @Test
    void confirmingHasErrorsOfItsOwn() {
        AccuracyTable table = table();
        double[] truth =
                table.networks().stream().mapToDouble(MeasuredNetwork::accuracy).toArray();
        ToldAccuracies told = new ToldAccuracies(table, Noise.parse("proxy:0.4"), 3);
        double[] first = table.networks().stream()
                .mapToDouble(each -> told.confirmed(each, 1))
                .toArray();
        assertThat(RankCorrelation.KENDALL.of(first, truth).orElseThrow()).isBetween(0.73, 0.77);
        MeasuredNetwork network = table.network(code(500));
        assertThat(told.confirmed(network, 2))
                .isEqualTo(told.confirmed(network, 1))
                .isNotEqualTo(told.of(network));
        ToldAccuracies noisy = new ToldAccuracies(table, Noise.parse("1,proxy:0.4"), 3);
        assertThat(noisy.confirmed(network, 2))
                .isEqualTo(noisy.confirmed(network, 2))
                .isNotEqualTo(noisy.confirmed(network, 1))
                .isCloseTo(told.confirmed(network, 2), within(0.06));
        assertThat(new ToldAccuracies(table, Noise.NONE, 3).confirmed(network, 1))
                .isEqualTo(network.accuracy());
    }

    @Test
    void tellsSearchesAnotherAccuracyAndJudgesThemByTheTruth() throws InterruptedException {
        List<Observation> observed = new CopyOnWriteArrayList<>();
        StrategyFactory listening = context -> {
            SearchStrategy given = uniform().create(context);
            return new SearchStrategy() {
                @Override
                public Optional<Choices> propose() {
                    return given.propose();
                }

                @Override
                public void observe(Observation observation) {
                    observed.add(observation);
                }
            };
        };
        Noise noise = new Noise(0, OptionalDouble.of(0.6), 0);
        StrategyResult result = new Benchmark(table(), ACCURACY, 200, 1, 5, 1, 1, noise, told())
                .run(uniform(), Map.of("it", listening), name -> {})
                .get(0);
        double[] told = observed.stream()
                .mapToDouble(each -> each.accuracy().orElseThrow())
                .toArray();
        double[] truth = observed.stream()
                .mapToDouble(each -> table().network(each.choices()).accuracy())
                .toArray();
        assertThat(RankCorrelation.KENDALL.of(told, truth).orElseThrow()).isBetween(0.5, 0.7);
        assertThat(observed).allSatisfy(each -> assertThat(each.reward()).isEqualTo(each.accuracy()));
        int best = IntStream.range(0, told.length)
                .reduce((a, b) -> told[b] > told[a] ? b : a)
                .orElseThrow();
        // the last one is not told any more
        assertThat(told).hasSizeGreaterThanOrEqualTo(199);
        assertThat(result.chosen().get("told").get(200).mean()).isCloseTo(100 * (0.999 - truth[best]), within(1e-9));
        assertThat(result.progress().regret().get(200).mean())
                .isCloseTo(100 * (0.999 - Arrays.stream(truth).max().orElseThrow()), within(1e-9));
        assertThat(result.chosen().get("told").keySet())
                .isEqualTo(result.progress().regret().keySet());
    }

    @Test
    void aSeedHasItsOwnErrorsAndAllStrategiesTheSame() {
        Noise noise = Noise.parse("1,proxy:0.5");
        MeasuredNetwork network = table().network(code(500));
        ToldAccuracies told = new ToldAccuracies(table(), noise, 7);
        assertThat(told.of(network))
                .isEqualTo(new ToldAccuracies(table(), noise, 7).of(network))
                .isNotEqualTo(new ToldAccuracies(table(), noise, 8).of(network))
                .isNotEqualTo(new ToldAccuracies(table(), Noise.parse("proxy:0.5"), 7).of(network))
                .isBetween(0.0, 1.0);
        assertThat(new ToldAccuracies(table(), Noise.NONE, 7).of(network)).isEqualTo(network.accuracy());
    }

    @Test
    void whoChoosesSeesNothingThatComesLater() throws InterruptedException {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        FinalChoice last = known -> {
            sizes.add(known.seen().size());
            return Map.of("last", known.seen().get(known.seen().size() - 1).network());
        };
        int[] numbers = IntStream.range(0, 30).toArray();
        StrategyResult result = new Benchmark(table(), ACCURACY, 25, 1, 5, 1, 1, Noise.NONE, last)
                .run(uniform(), Map.of("it", new Given(numbers, new ArrayList<>())), name -> {})
                .get(0);
        assertThat(sizes).containsExactly(20, 25);
        assertThat(result.chosen().get("last").get(20).mean()).isCloseTo(100 * (0.999 - 0.019), within(1e-9));
        assertThat(result.chosen().get("last").get(25).mean()).isCloseTo(100 * (0.999 - 0.024), within(1e-9));
    }

    @Test
    void theBestByWhatWasToldIsWorseThanTheBestThatWasSeenAndGetsNoBetter() throws InterruptedException {
        StrategyResult result = new Benchmark(
                        table(), ACCURACY, 200, 20, 0, 1, 2, new Noise(0, OptionalDouble.of(0.4), 0), told())
                .run(uniform(), Map.of("it", uniform()), name -> {})
                .get(0);
        double chosen = result.chosen().get("told").get(200).mean();
        assertThat(chosen)
                .isGreaterThan(10 * result.progress().regret().get(200).mean());
        assertThat(chosen).isGreaterThan(result.chosen().get("told").get(20).low() / 2);
    }

    @Test
    void countsSeedsThatNeverGotThere() throws InterruptedException {
        StrategyResult result = run(ACCURACY, 2, 1, new Given(new int[] {5, 6}, new ArrayList<>()));
        assertThat(result.best()).isEqualTo(new Reach(OptionalDouble.empty(), 2));
    }

    @Test
    void observesAsManyTrialsLaterAsTheLagSays() throws InterruptedException {
        for (int lag : new int[] {1, 3}) {
            List<Integer> observed = new ArrayList<>();
            new Simulation(table(), ACCURACY, 6, lag)
                    .run(
                            new Given(new int[] {1, 2, 3, 4, 5, 6}, observed),
                            1,
                            new ToldAccuracies(table(), Noise.NONE, 1),
                            known -> Map.of());
            assertThat(observed)
                    .isEqualTo(IntStream.range(0, 6)
                            .mapToObj(n -> Math.max(0, n - lag + 1))
                            .toList());
        }
    }

    @Test
    void comparesWithRandomSeedBySeed() throws InterruptedException {
        Map<String, StrategyFactory> strategies = new LinkedHashMap<>();
        strategies.put("best", new Given(new int[] {999}, new ArrayList<>()));
        strategies.put("uniform", uniform());
        List<StrategyResult> results =
                new Benchmark(table(), ACCURACY, 40, 12, 3, 1, 1).run(uniform(), strategies, name -> {});
        assertThat(results.get(0).againstRandom().orElseThrow()).isLessThan(0.001);
        assertThat(results.get(1).againstRandom()).isEmpty();
        Estimate end = results.get(1).progress().regret().get(40);
        // the best of 40 of 1,000 is 24 from the top on the average
        assertThat(end.mean()).isBetween(0.3, 6.0);
        assertThat(end.low()).isLessThan(end.mean());
        assertThat(end.high()).isGreaterThan(end.mean());
    }

    @Test
    void givesTheSameResultOnAnyNumberOfThreads() throws InterruptedException {
        List<List<Estimate>> curves = new ArrayList<>();
        for (int threads : new int[] {1, 4}) {
            curves.add(new Benchmark(table(), ACCURACY, 40, 8, 0, 3, threads)
                    .run(uniform(), Map.of("u", uniform()), name -> {})
                    .get(0)
                    .progress()
                    .curve());
        }
        assertThat(curves.get(0)).isEqualTo(curves.get(1));
    }

    @Test
    void intervalsAreStudents() {
        Estimate estimate = Estimate.of(new double[] {1, 2, 3, 4});
        assertThat(estimate.mean()).isEqualTo(2.5);
        // t(0.975, 3) = 3.182446, s = 1.290994
        assertThat(estimate.high() - 2.5).isCloseTo(3.182446 * 1.290994 / 2, within(1e-5));
        assertThat(Reach.of(new double[] {5, 1, Double.POSITIVE_INFINITY}))
                .isEqualTo(new Reach(OptionalDouble.of(5), 1));
    }
}
