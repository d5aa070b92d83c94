package io.nas4j.controller;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent.Kind;
import io.nas4j.space.search.Choices;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How good strategies are, and how their defaults were chosen; not a test. Arguments:
 * {@code landscapes seeds trials lag strategy...}, where landscapes are a comma-separated list of spaces with a synthetic
 * reward (as {@code mnasnet-micro}), tables ({@code table.csv}) or tables with the hard reward or another training run
 * ({@code table.csv@55.4e6}, {@code table.csv~0.1}), and seeds are {@code first-last}.
 *
 * <p>Prints, as means over seeds: for tables the regret (the table's best minus the best found) after 100 and 200 trials,
 * trials until one network in a thousand is reached, and until the very best (median, nine in ten, the most, how many
 * never); for synthetic rewards the true value of the trial with the best measurement after 50, 100, 200 and all trials, and
 * the mean of the last 50; for both how often the policy was reheated.
 */
final class StrategyExperiment {

    private final String landscape;
    private final int trials;
    private final int lag;

    private StrategyExperiment(String landscape, int trials, int lag) {
        this.landscape = landscape;
        this.trials = trials;
        this.lag = lag;
    }

    public static void main(String[] args) {
        String[] seeds = args[1].split("-", -1);
        for (String strategy : Arrays.asList(args).subList(4, args.length)) {
            System.out.println(strategy);
            for (String landscape : args[0].split(",", -1)) {
                new StrategyExperiment(landscape, Integer.parseInt(args[2]), Integer.parseInt(args[3]))
                        .run(strategy, Integer.parseInt(seeds[0]), Integer.parseInt(seeds[1]));
            }
        }
    }

    /**
     * One search.
     *
     * @param values the true value of each trial
     * @param found the true value of the trial with the best measurement so far
     */
    private record Search(double[] values, double[] found, int reheats) {

        /** The number of trials until a value is reached, one more than there are where it never is. */
        int until(double value) {
            int trial = 0;
            while (trial < values.length && values[trial] < value) {
                trial++;
            }
            return trial + 1;
        }
    }

    private void run(String strategy, int first, int last) {
        long begin = System.nanoTime();
        List<Search> searches = new ArrayList<>();
        for (int seed = first; seed <= last; seed++) {
            searches.add(search(strategy, landscape(seed), seed));
        }
        Landscape known = landscape(first);
        StringBuilder text = new StringBuilder(format("  %-40s", landscape.substring(landscape.lastIndexOf('/') + 1)));
        if (known.best().isPresent()) {
            double best = known.best().getAsDouble();
            text.append(format("regret@100 %.3f @200 %.3f", best - mean(searches, 100), best - mean(searches, 200)));
            text.append(until(" top", searches, known.top().orElseThrow()));
            text.append(until(" best", searches, best));
        } else {
            for (int count : new int[] {50, 100, 200, trials}) {
                text.append(format("@%d %.2f ", count, mean(searches, count)));
            }
            text.append(format(
                    "last 50 %.2f",
                    searches.stream()
                            .mapToDouble(search -> Arrays.stream(search.values, trials - 50, trials)
                                    .average()
                                    .orElseThrow())
                            .average()
                            .orElseThrow()));
        }
        text.append(format(
                " reheats %.1f, %.2f ms a trial",
                searches.stream().mapToInt(Search::reheats).average().orElseThrow(),
                (System.nanoTime() - begin) / 1e6 / trials / searches.size()));
        System.out.println(text);
    }

    private Landscape landscape(long seed) {
        if (!landscape.contains(".csv")) {
            return new SyntheticLandscape(landscape, 0.05, seed);
        }
        String[] parts = landscape.split("[@~]", -1);
        double number = parts.length == 1 ? 0 : Double.parseDouble(parts[1]);
        boolean jitter = landscape.contains("~");
        return new TableLandscape(Path.of(parts[0]), jitter ? 0 : number, jitter ? number : 0, 1);
    }

    private Search search(String name, Landscape landscape, long seed) {
        double[] values = new double[trials];
        double[] found = new double[trials];
        double highest = Double.NEGATIVE_INFINITY;
        Arrays.fill(values, Double.NEGATIVE_INFINITY);
        int[] reheats = {0};
        Deque<Observation> running = new ArrayDeque<>();
        StrategyContext context = new StrategyContext(
                landscape.space(),
                landscape.objective(),
                new RandomStreams(seed),
                event -> reheats[0] += event.kind() == Kind.REHEAT ? 1 : 0);
        try (SearchStrategy strategy = Strategies.create(name, context)) {
            for (int i = 0; i < trials; i++) {
                if (running.size() == lag) {
                    strategy.observe(running.remove());
                }
                Optional<Choices> choices = strategy.propose();
                if (choices.isEmpty()) {
                    Arrays.fill(found, i, trials, found[i - 1]);
                    break;
                }
                double accuracy = landscape.accuracy(choices.get());
                double measured = landscape.reward(accuracy, choices.get());
                values[i] = landscape.value(choices.get());
                found[i] = measured > highest ? values[i] : found[i - 1];
                highest = Math.max(highest, measured);
                running.add(Observation.complete(choices.get(), accuracy, measured));
            }
        }
        return new Search(values, found, reheats[0]);
    }

    private static double mean(List<Search> searches, int count) {
        return searches.stream()
                .mapToDouble(search -> search.found[Math.min(count, search.found.length) - 1])
                .average()
                .orElseThrow();
    }

    private String until(String what, List<Search> searches, double value) {
        int[] sorted = searches.stream()
                .mapToInt(search -> search.until(value - 1e-9))
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
        return format(
                "%s median %.1f 90%% %d most %d never %d",
                what,
                median,
                sorted[(int) (sorted.length * 0.9)],
                sorted[sorted.length - 1],
                Arrays.stream(sorted).filter(count -> count > trials).count());
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
