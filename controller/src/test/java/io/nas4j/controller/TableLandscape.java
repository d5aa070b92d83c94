package io.nas4j.controller;

import io.nas4j.core.reward.Objective;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * A table of all codes of the space {@code nas-bench-macro}, with the columns code, accuracy (per cent), parameters and FLOPs.
 * A network's accuracy is the mean over the codes that build it. True rewards are told in per cent.
 */
final class TableLandscape implements Landscape {

    private final SearchSpace space = SearchSpaces.get(SearchSpaces.NAS_BENCH_MACRO, new Input(32, 3), 10);
    private final Objective objective;
    private final Map<String, Double> accuracies = new HashMap<>();
    private final Map<String, Long> flops = new HashMap<>();
    private final double best;
    private final double top;

    /**
     * @param target FLOPs of the hard reward with exponent -1; 0 where the accuracy is the reward
     * @param jitter standard deviation, in per cent, of what is added to each network's accuracy: another training run
     */
    TableLandscape(Path file, double target, double jitter, long seed) {
        this.objective = target == 0
                ? new Objective(Objective.Form.SOFT, 1e6, 0)
                : new Objective(Objective.Form.HARD, target, -1);
        Map<String, List<double[]>> rows = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (String line : lines(file)) {
            String[] cells = line.split(",", -1);
            String network = space.identity(new Choices(
                    cells[0].chars().map(digit -> digit - '0').boxed().toList()));
            if (!rows.containsKey(network)) {
                order.add(network);
            }
            rows.computeIfAbsent(network, key -> new ArrayList<>())
                    .add(new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[3])});
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (String network : order) {
            double accuracy = rows.get(network).stream()
                            .mapToDouble(row -> row[0])
                            .average()
                            .orElseThrow()
                    + jitter * random.nextGaussian();
            accuracies.put(network, accuracy / 100);
            flops.put(network, (long) rows.get(network).get(0)[1]);
        }
        double[] sorted = order.stream()
                .mapToDouble(network -> 100 * objective.reward(accuracies.get(network), flops.get(network)))
                .sorted()
                .toArray();
        this.best = sorted[sorted.length - 1];
        this.top = sorted[sorted.length - Math.max(1, (int) Math.round(sorted.length * 0.001))];
    }

    private static List<String> lines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public Objective objective() {
        return objective;
    }

    @Override
    public double accuracy(Choices choices) {
        return accuracies.get(space.identity(choices));
    }

    @Override
    public double reward(double accuracy, Choices choices) {
        return objective.reward(accuracy, flops.get(space.identity(choices)));
    }

    @Override
    public double value(Choices choices) {
        return 100 * reward(accuracy(choices), choices);
    }

    @Override
    public OptionalDouble best() {
        return OptionalDouble.of(best);
    }

    @Override
    public OptionalDouble top() {
        return OptionalDouble.of(top);
    }
}
