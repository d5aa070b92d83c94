package io.nas4j.benchmarks;

import io.nas4j.controller.Strategies;
import io.nas4j.controller.forest.ForestSpace;
import io.nas4j.core.benchmark.Estimate;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.CodeSpace;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.TableFile;
import io.nas4j.core.table.TableRow;
import io.nas4j.space.search.Choices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a policy has learned after so many trials of a large space: its entropy, as a share of the largest, and how accurate the networks
 * are that it proposes, judged by the surrogate of a table. {@code benchmarks/policy} runs it.
 */
public final class PolicyProgress {

    private static final int STEP = 25;

    private PolicyProgress() {}

    /** One search: the accuracy of each proposal in per cent, and the entropy that was told last by then (NaN before the first). */
    private record Search(double[] accuracies, double[] entropies) {}

    /** Arguments: table, trials, seeds, strategies with commas between. */
    public static void main(String[] args) {
        List<TableRow> rows = TableFile.read(Path.of(args[0]));
        int trials = Integer.parseInt(args[1]);
        int seeds = Integer.parseInt(args[2]);
        CodeSpace codes = CodeSpace.of(rows);
        Objective accuracy = new Objective(Objective.Form.SOFT, 1, 0);
        ForestSpace space =
                ForestSpace.of(codes, new AccuracyTable(codes, rows).networks(), accuracy, new RandomStreams(0));
        double best = 100
                * space.networks().stream()
                        .mapToDouble(MeasuredNetwork::accuracy)
                        .max()
                        .orElseThrow();
        System.out.printf(Locale.ROOT, "%s: best %.2f %%, tau of the surrogate %.3f%n", args[0], best, space.tau());
        for (String strategy : args[3].split(",", -1)) {
            List<Search> searches = IntStream.range(0, seeds)
                    .parallel()
                    .mapToObj(seed -> search(strategy, space, accuracy, trials, seed))
                    .toList();
            for (int to = STEP; to <= trials; to += STEP) {
                print(strategy, searches, to, best);
            }
        }
    }

    private static Search search(String strategy, ForestSpace space, Objective objective, int trials, long seed) {
        double[] accuracies = new double[trials];
        double[] entropies = new double[trials];
        List<Double> told = new ArrayList<>(List.of(Double.NaN));
        StrategyContext context = new StrategyContext(space, objective, new RandomStreams(seed), event -> {
            if (event.values().containsKey("entropy")) {
                told.add(event.values().get("entropy"));
            }
        });
        try (SearchStrategy searching = Strategies.create(strategy, context)) {
            for (int i = 0; i < trials; i++) {
                Choices choices = searching.propose().orElseThrow();
                double accuracy = space.network(choices).accuracy();
                searching.observe(Observation.complete(choices, accuracy, accuracy));
                accuracies[i] = 100 * accuracy;
                entropies[i] = told.get(told.size() - 1);
            }
        }
        return new Search(accuracies, entropies);
    }

    private static void print(String strategy, List<Search> searches, int to, double best) {
        Estimate proposed = Estimate.of(searches.stream()
                .mapToDouble(search -> IntStream.range(to - STEP, to)
                        .mapToDouble(i -> search.accuracies[i])
                        .average()
                        .orElseThrow())
                .toArray());
        Estimate regret = Estimate.of(searches.stream()
                .mapToDouble(search -> best
                        - IntStream.range(0, to)
                                .mapToDouble(i -> search.accuracies[i])
                                .max()
                                .orElseThrow())
                .toArray());
        double entropy = searches.stream()
                .mapToDouble(search -> search.entropies[to - 1])
                .average()
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%-20s trials %3d to %3d: accuracy %.2f ±%.2f %%, regret %.2f ±%.2f, entropy %.2f%n",
                strategy,
                to - STEP + 1,
                to,
                proposed.mean(),
                proposed.high() - proposed.mean(),
                regret.mean(),
                regret.high() - regret.mean(),
                entropy);
    }
}
