package io.nas4j.controller;

import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.CodeSpace;
import io.nas4j.core.table.TableRow;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.staged.BlockChoices;
import io.nas4j.space.staged.OperatorChoice;
import io.nas4j.space.staged.Resolutions;
import io.nas4j.space.staged.SpaceDefinition;
import io.nas4j.space.staged.StageChoices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables of made-up accuracies: each choice has a worth, decisions matter unequally, pairs and triples of decisions
 * interact, accuracy saturates, and each network was measured once, with noise.
 */
public final class SyntheticTables {

    private static final double BEST_ERROR = 0.06;
    private static final double STEEPNESS = 0.5;

    private SyntheticTables() {}

    /** 6,561 codes: eight places with three choices each. */
    public static AccuracyTable codes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TableRow> codes = new ArrayList<>();
        for (int i = 0; i < 6_561; i++) {
            String code = Integer.toString(i + 6_561, 3).substring(1);
            codes.add(new TableRow(i + 2, code, 0, OptionalLong.of(1 + i), OptionalLong.of(1 + i)));
        }
        return table(CodeSpace.of(codes), random, 0.001);
    }

    /** Two stages whose operators ask for different things: convolutions for no squeeze-and-excitation, identities for nothing. */
    public static AccuracyTable conditional(long seed) {
        BlockChoices blocks = new BlockChoices(
                Stream.of("id", "conv", "sep", "mb:e3", "mb:e6")
                        .map(OperatorChoice::parse)
                        .toList(),
                List.of(3, 5),
                List.of(0.0, 0.25),
                List.of(SkipOp.IDENTITY, SkipOp.NONE));
        DecisionSpace space = new SpaceDefinition(
                        "conditional",
                        PublishedNetworks.get("efficientnet-b0"),
                        Resolutions.ANY,
                        List.of(
                                new StageChoices(2, false, List.of(1, 2), List.of(16, 24), blocks),
                                new StageChoices(1, false, List.of(1, 2, 3), List.of(24, 32), blocks)),
                        List.of())
                .space();
        return table(space, new SplittableRandom(seed), 0.001);
    }

    /** @param noise standard deviation of a measured accuracy */
    private static AccuracyTable table(DecisionSpace space, SplittableRandom random, double noise) {
        Map<String, Double> worths = new HashMap<>();
        double[] weights = space.decisions().stream()
                .mapToDouble(decision -> -Math.log(1 - random.nextDouble()))
                .toArray();
        int decisions = weights.length;
        int[][] triples = Stream.generate(() ->
                        new int[] {random.nextInt(decisions), random.nextInt(decisions), random.nextInt(decisions)})
                .limit(decisions)
                .toArray(int[][]::new);
        List<Choices> sequences = space.sequences().toList();
        double[] values = new double[sequences.size()];
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            Choices choices = sequences.get(i);
            int same = first.merge(space.identity(choices), i, Math::min);
            values[i] = same == i ? worth(choices, weights, triples, worths, random) : values[same];
        }
        double mean = mean(values);
        double deviation = deviation(values, mean);
        Map<String, Double> measured = new HashMap<>();
        List<TableRow> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            double error = BEST_ERROR * Math.exp(-STEEPNESS * (values[i] - mean) / deviation);
            double accuracy = measured.computeIfAbsent(
                    space.identity(sequences.get(i)),
                    unused -> Math.min(1, Math.max(0.1, 1 - error + noise * random.nextGaussian())));
            rows.add(new TableRow(
                    i + 2,
                    sequences.get(i).indices().stream().map(String::valueOf).collect(Collectors.joining("-")),
                    accuracy,
                    OptionalLong.empty(),
                    OptionalLong.empty()));
        }
        return new AccuracyTable(space, rows);
    }

    private static double worth(
            Choices choices, double[] weights, int[][] triples, Map<String, Double> worths, SplittableRandom random) {
        double worth = 0;
        for (int d = 0; d < weights.length; d++) {
            worth += weights[d] * worths.computeIfAbsent(d + "=" + choices.get(d), unused -> random.nextGaussian());
            for (int e = 0; e < d; e++) {
                worth += 0.3
                        * Math.sqrt(weights[d] * weights[e])
                        * worths.computeIfAbsent(
                                d + "=" + choices.get(d) + "," + e + "=" + choices.get(e),
                                unused -> random.nextGaussian());
            }
        }
        for (int[] t : triples) {
            worth += 0.3
                    * worths.computeIfAbsent(
                            t[0] + "," + t[1] + "," + t[2] + "=" + choices.get(t[0]) + choices.get(t[1])
                                    + choices.get(t[2]),
                            unused -> random.nextGaussian());
        }
        return worth;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
