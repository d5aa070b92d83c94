package io.nas4j.grid.sweep;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

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
        List<String> networks =
                design.networks().stream().map(SweepPoint::fingerprint).toList();
        SeedBlocks blocks = new SeedBlocks(values(networks, accuracies));
        int[] rows = design.points().stream()
                .mapToInt(point -> networks.indexOf(point.fingerprint()))
                .toArray();
        return new SweepResult(
                IntStream.range(0, rows.length)
                        .mapToObj(i -> new Measured(
                                design.points().get(i),
                                blocks.mean(rows[i]),
                                blocks.halfInterval(rows[i]),
                                blocks.replicates(rows[i])))
                        .toList(),
                new Verdicts(design.points(), rows, blocks).all());
    }

    /** Networks by seeds; NaN where there is none. */
    private static double[][] values(List<String> networks, Map<String, Map<Integer, Double>> accuracies) {
        List<Integer> seeds = accuracies.values().stream()
                .flatMap(bySeed -> bySeed.keySet().stream())
                .sorted()
                .distinct()
                .toList();
        return networks.stream()
                .map(network -> {
                    Map<Integer, Double> bySeed = accuracies.getOrDefault(network, Map.of());
                    return seeds.stream()
                            .mapToDouble(seed -> bySeed.getOrDefault(seed, Double.NaN))
                            .toArray();
                })
                .toArray(double[][]::new);
    }
}
