package io.nas4j.controller.forest;

import io.nas4j.core.importance.ChoiceEffect;
import io.nas4j.core.importance.DecisionImportance;
import io.nas4j.core.importance.Importance;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Functional analysis of variance over a forest (Hutter, Hoos and Leyton-Brown 2014, "An efficient approach for assessing hyperparameter
 * importance"): the share of a decision is the variance of its marginal, which is the mean over all other decisions, of the variance
 * over the space. The means are taken over sequences that are drawn uniformly, the same ones for all choices. Each tree gives
 * shares of its own; the intervals hold the middle 80 % of the trees. The trees see decisions alone, and no costs, which follow
 * from them.
 */
public final class DecisionShares {

    /** With fewer trials a forest has nothing to tell. */
    public static final int FEWEST = 20;

    private static final int DRAWS = 128;
    private static final double TENTH = 0.1;

    private final DecisionSpace space;
    private final Traits traits;
    private final RandomStreams random;

    private DecisionShares(DecisionSpace space, RandomStreams random) {
        this.space = space;
        this.traits = new Traits(space, unused -> new double[0], 0);
        this.random = random;
    }

    /**
     * Learns from trials.
     *
     * @param networks their sequences
     * @param rewards one a network
     */
    public static Importance of(
            DecisionSpace space, List<Choices> networks, List<Double> rewards, RandomStreams random) {
        if (networks.size() < FEWEST) {
            return tooFew(networks.size());
        }
        if (rewards.stream().distinct().count() == 1) {
            return Importance.none("All rewards are equal, so that no decision makes a difference.");
        }
        return new DecisionShares(space, random).learned(networks, rewards);
    }

    /** Nothing, of fewer trials than a forest needs. */
    public static Importance tooFew(int trials) {
        return Importance.none("It needs " + FEWEST + " complete trials of different networks, and there "
                + (trials == 1 ? "is 1." : "are " + trials + "."));
    }

    private Importance learned(List<Choices> networks, List<Double> rewards) {
        List<double[]> known = networks.stream().map(traits::of).toList();
        double[] values = rewards.stream().mapToDouble(reward -> reward).toArray();
        Forest forest = Forest.grown(known, values, random);
        SplittableRandom draws = random.stream("importance.draws");
        List<Choices> drawn =
                Stream.generate(() -> space.uniform(draws)).limit(DRAWS).toList();
        double[] variances = variances(columns(forest, drawn));
        List<DecisionImportance> decisions = new ArrayList<>();
        for (int d = 0; d < space.decisions().size(); d++) {
            if (space.decisions().get(d).choices().size() > 1) {
                decisions.add(decision(forest, networks, drawn, d, variances));
            }
        }
        decisions.sort(Comparator.comparingDouble(DecisionImportance::share).reversed());
        return new Importance(decisions, values.length, agreement(forest, known, values), "");
    }

    private DecisionImportance decision(
            Forest forest, List<Choices> networks, List<Choices> drawn, int d, double[] variances) {
        Decision decision = space.decisions().get(d);
        double[][] marginals = new double[decision.choices().size()][];
        List<ChoiceEffect> effects = new ArrayList<>();
        for (int c = 0; c < marginals.length; c++) {
            int choice = c;
            List<Choices> with = drawn.stream()
                    .map(choices -> changed(choices, d, choice))
                    .filter(choices -> choices.get(d) == choice)
                    .toList();
            marginals[c] = with.isEmpty() ? new double[0] : means(columns(forest, with));
            int trials = (int) networks.stream()
                    .filter(network -> network.get(d) == choice)
                    .count();
            if (marginals[c].length > 0) {
                double[] sorted = sorted(marginals[c]);
                effects.add(new ChoiceEffect(
                        decision.choices().get(c),
                        mean(sorted),
                        quantile(sorted, TENTH),
                        quantile(sorted, 1 - TENTH),
                        trials));
            }
        }
        double[] shares = sorted(IntStream.range(0, variances.length)
                .mapToDouble(tree -> share(marginals, tree, variances[tree]))
                .toArray());
        return new DecisionImportance(
                decision.name(), mean(shares), quantile(shares, TENTH), quantile(shares, 1 - TENTH), effects);
    }

    /** The share of one tree; 0 where it says the same of all networks. */
    private static double share(double[][] marginals, int tree, double variance) {
        double[] values = Arrays.stream(marginals)
                .filter(marginal -> marginal.length > 0)
                .mapToDouble(marginal -> marginal[tree])
                .toArray();
        return variance > 0 ? Math.min(1, variance(values) / variance) : 0;
    }

    /** The sequence with another choice; what is asked only then has its first open choice. */
    private Choices changed(Choices choices, int decision, int other) {
        return space.walk((d, open) -> {
            int wanted = d == decision ? other : choices.get(d);
            return open.contains(wanted) ? wanted : open.get(0);
        });
    }

    /** For each tree what it says of each network. */
    private double[][] columns(Forest forest, List<Choices> networks) {
        double[][] rows = networks.stream()
                .map(network -> forest.each(traits.of(network)))
                .toArray(double[][]::new);
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int tree = 0; tree < columns.length; tree++) {
                columns[tree][i] = rows[i][tree];
            }
        }
        return columns;
    }

    /** How well the trees rank networks that they have not learned. */
    private static double agreement(Forest forest, List<double[]> known, double[] values) {
        double[] said = IntStream.range(0, values.length)
                .mapToDouble(i -> forest.unseen(known.get(i), i))
                .toArray();
        return RankCorrelation.KENDALL.of(said, values).orElse(0);
    }

    private static double[] means(double[][] columns) {
        return Arrays.stream(columns).mapToDouble(DecisionShares::mean).toArray();
    }

    private static double[] variances(double[][] columns) {
        return Arrays.stream(columns).mapToDouble(DecisionShares::variance).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / values.length;
    }

    private static double[] sorted(double[] values) {
        return Arrays.stream(values).sorted().toArray();
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
