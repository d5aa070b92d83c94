package io.nas4j.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.benchmark.Benchmark;
import io.nas4j.core.benchmark.StrategyResult;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.table.AccuracyTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The defaults of every strategy that learns beat random search on tables that none was tuned to: decisions that interact, some
 * asked only after others, measured with noise.
 */
class SearchQualityTest {

    private static final int SEEDS = 6;
    private static final int TRIALS = 100;

    @ParameterizedTest
    @ValueSource(longs = {101, 102})
    void beatsRandomWhereDecisionsInteract(long seed) throws InterruptedException {
        beatsRandom(SyntheticTables.codes(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {201, 202})
    void beatsRandomWhereDecisionsAreConditional(long seed) throws InterruptedException {
        beatsRandom(SyntheticTables.conditional(seed));
    }

    private static void beatsRandom(AccuracyTable table) throws InterruptedException {
        Map<String, StrategyFactory> strategies = new LinkedHashMap<>();
        Strategies.names().stream()
                // one learns nothing, the other looks for a whole front and not for the best reward
                .filter(name -> !List.of(Strategies.GRID, Strategies.NSGA2).contains(name))
                .forEach(name -> strategies.put(name, Strategies.factory(name)));
        Objective accuracy = new Objective(Objective.Form.SOFT, 1e6, 0);
        List<StrategyResult> results = new Benchmark(table, accuracy, TRIALS, SEEDS, 40, 1, 2)
                .run(Strategies.factory(Strategies.RANDOM), strategies, name -> {});
        StrategyResult random = results.stream()
                .filter(result -> result.strategy().equals(Strategies.RANDOM))
                .findFirst()
                .orElseThrow();
        for (StrategyResult result : results) {
            if (!result.equals(random)) {
                assertThat(meanRegret(result)).as(result.strategy()).isLessThan(0.75 * meanRegret(random));
            }
        }
    }

    /** Of the second half, when what was learned must show. */
    private static double meanRegret(StrategyResult result) {
        return result.progress().curve().subList(TRIALS / 2, TRIALS).stream()
                .mapToDouble(each -> each.mean())
                .average()
                .orElseThrow();
    }
}
