package io.nas4j.controller.model;

import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes points of sequences: what can be known of a network before it is trained. */
public final class Features {

    /** Networks by which numbers are brought to one scale; a draw under tight constraints takes long. */
    private static final int DRAWS = 64;

    private final DecisionSpace space;
    private final int[] sizes;
    private final int[] firstBit;
    private final int words;
    private final double[][] positions;
    private final int[] firstCount;
    private final int counts;
    private final Scale costScale;
    private final Scale countScale;
    private final Optional<ScoreColumn> scores;

    /**
     * @param scored networks that were scored without training; may be empty
     * @param random draws the networks by which sizes are brought to one scale
     */
    public Features(DecisionSpace space, List<ScoredNetwork> scored, RandomGenerator random) {
        this.space = space;
        List<Decision> decisions = space.decisions();
        this.sizes = decisions.stream().mapToInt(d -> d.choices().size()).toArray();
        this.firstBit = new int[sizes.length];
        int bits = 0;
        for (int d = 0; d < sizes.length; d++) {
            firstBit[d] = bits;
            bits += sizes[d] + 1;
        }
        this.words = (bits + Long.SIZE - 1) / Long.SIZE;
        this.positions = decisions.stream().map(Features::positions).toArray(double[][]::new);
        this.firstCount = firstCounts(decisions);
        int last = 0;
        for (int d = 0; d < sizes.length; d++) {
            last = Math.max(last, firstCount[d] + sizes[d]);
        }
        this.counts = last;
        List<Choices> drawn =
                Stream.generate(() -> space.uniform(random)).limit(DRAWS).toList();
        this.costScale = Scale.of(drawn.stream().map(space::covariates).toList());
        this.countScale =
                Scale.of(drawn.stream().map(choices -> counts(codes(choices))).toList());
        this.scores = ScoreColumn.possible(scored)
                ? Optional.of(ScoreColumn.of(
                        scored.stream().map(network -> plain(network.choices())).toList(), scored))
                : Optional.empty();
    }

    /** Each choice's place between the least (about -1.7) and the greatest (about 1.7); empty without an order. */
    private static double[] positions(Decision decision) {
        double[] values = decision.values().stream().mapToDouble(v -> v).toArray();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean positive = decision.values().stream().allMatch(value -> value > 0);
        for (int i = 0; i < values.length; i++) {
            values[i] = positive ? StrictMath.log(values[i]) : values[i];
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        double evenDeviation = Math.sqrt(1.0 / 12);
        for (int i = 0; i < values.length; i++) {
            values[i] = high > low ? ((values[i] - low) / (high - low) - 0.5) / evenDeviation : 0;
        }
        return values;
    }

    /** Where the counts of a decision's choices begin: one place for all decisions with the same choices; -1 where alone. */
    private static int[] firstCounts(List<Decision> decisions) {
        Map<List<String>, List<Integer>> alike = new LinkedHashMap<>();
        for (int d = 0; d < decisions.size(); d++) {
            alike.computeIfAbsent(decisions.get(d).choices(), unused -> new ArrayList<>())
                    .add(d);
        }
        int[] first = new int[decisions.size()];
        int next = 0;
        for (Map.Entry<List<String>, List<Integer>> each : alike.entrySet()) {
            boolean several = each.getValue().size() > 1;
            for (int d : each.getValue()) {
                first[d] = several ? next : -1 - each.getKey().size();
            }
            next += several ? each.getKey().size() : 0;
        }
        return first;
    }

    /** Whether anything is known of a group in this space. */
    boolean has(FeatureGroup group) {
        return switch (group) {
            case DECISIONS -> true;
            case ORDER -> Arrays.stream(positions).anyMatch(each -> each.length > 0);
            case COST -> costScale.size() > 0;
            case COUNTS -> countScale.size() > 0;
            case SCORES -> scores.isPresent();
        };
    }

    /** A sequence as a point. */
    public Point of(Choices choices) {
        Point point = plain(choices);
        return scores.map(column -> point.scored(column.of(point))).orElse(point);
    }

    private Point plain(Choices choices) {
        int[] codes = codes(choices);
        return new Point(choices, bits(codes), codes.length, new double[][] {
            order(codes), costScale.scaled(space.covariates(choices)), countScale.scaled(counts(codes)), {}
        });
    }

    /** What scores without training say, where there are any. */
    Optional<ScoreColumn> scores() {
        return scores;
    }

    private long[] bits(int[] codes) {
        long[] bits = new long[words];
        for (int d = 0; d < codes.length; d++) {
            int bit = firstBit[d] + codes[d];
            bits[bit >>> 6] |= 1L << bit;
        }
        return bits;
    }

    /** A choice for each decision, or the number of its choices where it was not asked. */
    private int[] codes(Choices choices) {
        int[] codes = new int[sizes.length];
        space.walk((d, open) -> {
            codes[d] = open.size() == 1 ? sizes[d] : choices.get(d);
            return choices.get(d);
        });
        return codes;
    }

    /** A decision that was not asked stands in the middle, which favours no side. */
    private double[] order(int[] codes) {
        double[] order = new double[codes.length];
        int ordered = 0;
        for (int d = 0; d < codes.length; d++) {
            if (positions[d].length > 0) {
                order[ordered++] = codes[d] < sizes[d] ? positions[d][codes[d]] : 0;
            }
        }
        return Arrays.copyOf(order, ordered);
    }

    private double[] counts(int[] codes) {
        double[] counted = new double[counts];
        for (int d = 0; d < codes.length; d++) {
            if (firstCount[d] >= 0 && codes[d] < sizes[d]) {
                counted[firstCount[d] + codes[d]]++;
            }
        }
        return counted;
    }
}
