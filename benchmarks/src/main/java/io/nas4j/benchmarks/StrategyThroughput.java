package io.nas4j.benchmarks;

import io.nas4j.controller.Strategies;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many trials a second a strategy proposes and observes, in the space {@code mnasnet} with made-up accuracies that sum
 * over decisions, as so many trials are known. {@code benchmarks/strategies} runs it for each strategy.
 */
public final class StrategyThroughput {

    private static final double NOISE = 0.002;

    private StrategyThroughput() {}

    /**
     * Arguments: strategy, trials before the measured ones, measured trials, and {@code scored} where networks were scored
     * beforehand.
     */
    public static void main(String[] args) {
        int before = Integer.parseInt(args[1]);
        int measured = Integer.parseInt(args[2]);
        SearchSpace space = SearchSpaces.get(SearchSpaces.MNASNET, new Input(224, 3), 1000);
        Objective objective = new Objective(Objective.Form.SOFT, 3e8, -0.07);
        SplittableRandom noise = new SplittableRandom(1);
        double[][] worth = worth(space, new SplittableRandom(2));
        long proposing = 0;
        long observing = 0;
        StrategyContext context = new StrategyContext(space, objective, new RandomStreams(3), event -> {});
        boolean scored = args.length > 3;
        if (scored) {
            context = context.withScored(scored(space, worth, context.random().stream(ScoredNetwork.STREAM)));
        }
        try (SearchStrategy strategy = Strategies.create(args[0], context)) {
            for (int i = 0; i < before + measured; i++) {
                long began = System.nanoTime();
                Choices choices = strategy.propose().orElseThrow();
                long proposed = System.nanoTime();
                double accuracy = accuracy(worth, choices) + NOISE * noise.nextGaussian();
                Observation result = Observation.complete(choices, accuracy, accuracy);
                long told = System.nanoTime();
                strategy.observe(result);
                if (i >= before) {
                    proposing += proposed - began;
                    observing += System.nanoTime() - told;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-24s %9.0f trials/s after %,d (propose %.3f ms, observe %.3f ms)%n",
                args[0] + (scored ? ", scored" : ""),
                measured / ((proposing + observing) / 1e9),
                before,
                proposing / 1e6 / measured,
                observing / 1e6 / measured);
    }

    /** Networks whose score is what half of their decisions are worth. */
    private static List<ScoredNetwork> scored(SearchSpace space, double[][] worth, SplittableRandom random) {
        return Stream.generate(() -> space.uniform(random))
                .limit(ScoredNetwork.COUNT)
                .map(choices -> new ScoredNetwork(
                        choices,
                        new TreeMap<>(Map.of("half", accuracy(Arrays.copyOf(worth, worth.length / 2), choices)))))
                .toList();
    }

    private static double[][] worth(SearchSpace space, SplittableRandom random) {
        return space.decisions().stream()
                .map(decision ->
                        random.doubles(decision.choices().size(), 0, 0.01).toArray())
                .toArray(double[][]::new);
    }

    private static double accuracy(double[][] worth, Choices choices) {
        return 0.4
                + IntStream.range(0, worth.length)
                        .mapToDouble(d -> worth[d][choices.get(d)])
                        .sum();
    }
}
