package io.nas4j.grid.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a sweep's trainings say.
 *
 * @param measured the design's points, in its order
 * @param verdicts one for each growth at which compound scaling and a single dimension have a value
 */
public record SweepResult(List<Measured> measured, List<Verdict> verdicts) {

    public SweepResult {
        measured = List.copyOf(measured);
        verdicts = List.copyOf(verdicts);
    }

    /**
     * A point with what its trainings came to.
     *
     * @param accuracy mean over the trainings; empty where there is none
     * @param halfInterval half of the mean's 95 % interval; empty where nothing is known of the noise
     * @param replicates how many trainings came to their end
     */
    public record Measured(SweepPoint point, OptionalDouble accuracy, OptionalDouble halfInterval, int replicates) {}

    /**
     * Takes stock.
     *
     * @param accuracies of each network, by fingerprint and then by seed; a network or a seed may be missing
     */
    public static SweepResult of(SweepDesign design, Map<String, Map<Integer, Double>> accuracies) {
        List<SweepPoint> networks = design.networks();
        Set<Integer> seeds = new LinkedHashSet<>();
        accuracies.values().forEach(bySeed -> seeds.addAll(bySeed.keySet()));
        List<Integer> order = seeds.stream().sorted().toList();
        Map<String, Integer> rows = new HashMap<>();
        double[][] values = new double[networks.size()][order.size()];
        for (int i = 0; i < networks.size(); i++) {
            String fingerprint = networks.get(i).fingerprint();
            rows.put(fingerprint, i);
            Map<Integer, Double> bySeed = accuracies.getOrDefault(fingerprint, Map.of());
            for (int s = 0; s < order.size(); s++) {
                values[i][s] = bySeed.getOrDefault(order.get(s), Double.NaN);
            }
        }
        SeedBlocks blocks = new SeedBlocks(values);
        List<Measured> measured = design.points().stream()
                .map(point -> {
                    int row = rows.get(point.fingerprint());
                    return new Measured(point, blocks.mean(row), blocks.halfInterval(row), blocks.replicates(row));
                })
                .toList();
        return new SweepResult(measured, verdicts(design, rows, blocks));
    }

    private static List<Verdict> verdicts(SweepDesign design, Map<String, Integer> rows, SeedBlocks blocks) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Double> growths =
                design.points().stream().map(SweepPoint::growth).distinct().toList();
        for (double growth : growths) {
            List<SweepPoint> there = design.points().stream()
                    .filter(point -> point.growth() == growth)
                    .toList();
            Optional<SweepPoint> compound = there.stream()
                    .filter(point -> point.dimension().equals(Optional.of(Dimension.COMPOUND)))
                    .findFirst();
            if (compound.isPresent()) {
                int row = rows.get(compound.get().fingerprint());
                List<SweepPoint> singles = there.stream()
                        .filter(point -> point.dimension().isPresent() && point != compound.get())
                        .filter(point -> blocks.difference(row, rows.get(point.fingerprint()))
                                .isPresent())
                        .toList();
                singles.stream()
                        .min(Comparator.comparingDouble(point -> blocks.difference(row, rows.get(point.fingerprint()))
                                .orElseThrow()))
                        .map(single -> verdict(compound.get(), single, singles.size(), rows, blocks))
                        .ifPresent(verdicts::add);
            }
        }
        return verdicts;
    }

    private static Verdict verdict(
            SweepPoint compound, SweepPoint single, int singles, Map<String, Integer> rows, SeedBlocks blocks) {
        int a = rows.get(compound.fingerprint());
        int b = rows.get(single.fingerprint());
        int pairs = blocks.pairs(a, b);
        OptionalDouble difference = blocks.difference(a, b);
        OptionalDouble half = a == b ? OptionalDouble.empty() : blocks.halfInterval(pairs, singles);
        Verdict.Outcome outcome = outcome(a == b, difference.orElseThrow(), half);
        return new Verdict(
                compound.growth(),
                single.dimension().orElseThrow(),
                difference,
                half.isPresent()
                        ? OptionalDouble.of(difference.getAsDouble() - half.getAsDouble())
                        : OptionalDouble.empty(),
                half.isPresent()
                        ? OptionalDouble.of(difference.getAsDouble() + half.getAsDouble())
                        : OptionalDouble.empty(),
                pairs,
                outcome == Verdict.Outcome.NOT_TOLD_APART
                        ? moreSeeds(Math.abs(difference.getAsDouble()), pairs, singles, blocks)
                        : OptionalInt.empty(),
                outcome);
    }

    private static Verdict.Outcome outcome(boolean same, double difference, OptionalDouble half) {
        if (same) {
            return Verdict.Outcome.SAME_NETWORK;
        }
        if (half.isEmpty()) {
            return Verdict.Outcome.NOISE_UNKNOWN;
        }
        if (Math.abs(difference) <= half.getAsDouble()) {
            return Verdict.Outcome.NOT_TOLD_APART;
        }
        return difference > 0 ? Verdict.Outcome.COMPOUND : Verdict.Outcome.SINGLE;
    }

    private static OptionalInt moreSeeds(double difference, int now, int singles, SeedBlocks blocks) {
        for (int seeds = Math.max(2, now + 1); seeds <= now + Verdict.MOST_SEEDS; seeds++) {
            if (blocks.expectedHalfInterval(seeds, singles) < difference) {
                return OptionalInt.of(seeds - now);
            }
        }
        return OptionalInt.empty();
    }
}
