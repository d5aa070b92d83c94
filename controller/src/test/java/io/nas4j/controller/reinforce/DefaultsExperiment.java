package io.nas4j.controller.reinforce;

import io.nas4j.controller.RandomStrategy;
import io.nas4j.controller.SyntheticReward;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.search.SearchSpaces;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How {@link ReinforceOptions#DEFAULT} was chosen; not a test. Two trials run side by side, as in a search with two
 * workers. Arguments: space, seeds, then options as {@code batch:learningRate:entropyWeight}, or {@code random}. Prints the
 * mean true reward of windows of the search, in standard deviations above the mean of uniform sampling, and of the trial
 * that would be picked after 32 and after 300 trials.
 */
final class DefaultsExperiment {

    private static final int TRIALS = 300;

    private DefaultsExperiment() {}

    public static void main(String[] args) {
        SearchSpace space = SearchSpaces.get(args[0], new Input(32, 3), 10);
        for (String options : Arrays.asList(args).subList(2, args.length)) {
            double[] sums = new double[6];
            int seeds = Integer.parseInt(args[1]);
            long begin = System.nanoTime();
            for (int seed = 0; seed < seeds; seed++) {
                double[] row = row(space, seed, options);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += row[i] / seeds;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %-16s 17-32 %5.2f  33-48 %5.2f  101-150 %5.2f  251-300 %5.2f  picked@32 %5.2f  picked@300 %5.2f"
                            + "  (%.1f s)%n",
                    args[0],
                    options,
                    sums[0],
                    sums[1],
                    sums[2],
                    sums[3],
                    sums[4],
                    sums[5],
                    (System.nanoTime() - begin) / 1e9);
        }
    }

    private static double[] row(SearchSpace space, long seed, String options) {
        SyntheticReward reward = new SyntheticReward(space, seed, 0.05);
        double[] values = new double[TRIALS];
        double[] measured = new double[TRIALS];
        ArrayDeque<Observation> running = new ArrayDeque<>();
        try (SearchStrategy strategy = strategy(space, seed, options)) {
            for (int i = 0; i < TRIALS; i++) {
                if (i >= 2) {
                    strategy.observe(running.remove());
                }
                Choices choices = strategy.propose().orElseThrow();
                values[i] = (reward.value(choices) - 0.5) / 0.1;
                measured[i] = reward.measure(choices);
                running.add(new Observation(choices, OptionalDouble.of(measured[i]), Optional.empty()));
            }
        }
        return new double[] {
            mean(values, 16, 32),
            mean(values, 32, 48),
            mean(values, 100, 150),
            mean(values, 250, 300),
            values[best(measured, 32)],
            values[best(measured, 300)]
        };
    }

    private static SearchStrategy strategy(SearchSpace space, long seed, String options) {
        RandomStreams random = new RandomStreams(seed);
        if (options.equals("random")) {
            return new RandomStrategy(space, random);
        }
        String[] parts = options.split(":", -1);
        ReinforceOptions defaults = ReinforceOptions.DEFAULT;
        return new ReinforceStrategy(
                space,
                random,
                new ReinforceOptions(
                        defaults.hidden(),
                        defaults.initRange(),
                        Integer.parseInt(parts[0]),
                        Double.parseDouble(parts[1]),
                        Double.parseDouble(parts[2]),
                        defaults.baselineDecay()));
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    private static int best(double[] values, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
