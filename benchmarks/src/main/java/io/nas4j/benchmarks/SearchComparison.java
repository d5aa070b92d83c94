package io.nas4j.benchmarks;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;

/**
 * Two strategies whose studies are named after strategy and seed, seed by seed: {@code STORAGE STRATEGY OTHER FIRST_SEED
 * LAST_SEED}. A poor run is a row of proposals, behind the first ones, that are all worth less than the median of these. The best
 * reward is partly luck; what a strategy has learned shows in the mean reward of its last proposals too.
 */
public final class SearchComparison {

    private static final int[] AFTER = {10, 20, 40};
    private static final int START = 5;
    private static final int LAST = 20;

    private SearchComparison() {}

    public static void main(String[] args) {
        int first = Integer.parseInt(args[3]);
        int last = Integer.parseInt(args[4]);
        try (StudyStore store = H2StudyStore.open(args[0], OpenMode.READ)) {
            System.out.println("| seed | after | " + args[1] + " | " + args[2]
                    + " | difference | longest poor run | mean of the last " + LAST + " |");
            System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
            double[] differences = IntStream.rangeClosed(first, last)
                    .mapToDouble(seed -> row(seed, rewards(store, args[1], seed), rewards(store, args[2], seed)))
                    .toArray();
            long better = Arrays.stream(differences).filter(each -> each > 0).count();
            System.out.printf(
                    Locale.ROOT,
                    "%nAfter all trials %s is better for %d of %d seeds, by %.4f in the mean; p = %.4f (Wilcoxon's signed-rank"
                            + " test, two-sided)%n",
                    args[1],
                    better,
                    differences.length,
                    Arrays.stream(differences).average().orElse(0),
                    new WilcoxonSignedRankTest()
                            .wilcoxonSignedRankTest(differences, new double[differences.length], true));
        }
    }

    /** Prints what a seed came to, and returns the difference after all trials. */
    private static double row(int seed, double[] mine, double[] theirs) {
        double difference = 0;
        for (int after : AFTER) {
            difference = best(mine, after) - best(theirs, after);
            String end = after == AFTER[AFTER.length - 1]
                    ? String.format(Locale.ROOT, "%d | %.4f, %.4f", longestPoorRun(mine), last(mine), last(theirs))
                    : " | ";
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %d | %.4f | %.4f | %+.4f | %s |%n",
                    seed,
                    after,
                    best(mine, after),
                    best(theirs, after),
                    difference,
                    end);
        }
        return difference;
    }

    /** The rewards of a study's trials, in order; a trial that is not complete is worth nothing. */
    private static double[] rewards(StudyStore store, String strategy, int seed) {
        List<Trial> trials = store.trials(strategy + "-" + seed, Phase.SEARCH);
        if (trials.size() != AFTER[AFTER.length - 1]) {
            throw new IllegalStateException("study " + strategy + "-" + seed + " has " + trials.size() + " trials");
        }
        return trials.stream().mapToDouble(trial -> trial.reward().orElse(0)).toArray();
    }

    private static double best(double[] rewards, int after) {
        return Arrays.stream(rewards, 0, after).max().orElse(0);
    }

    /** The mean reward of the last proposals. */
    private static double last(double[] rewards) {
        return Arrays.stream(rewards, rewards.length - LAST, rewards.length)
                .average()
                .orElseThrow();
    }

    private static int longestPoorRun(double[] rewards) {
        double median = Arrays.stream(rewards, 0, START).sorted().toArray()[START / 2];
        int longest = 0;
        int run = 0;
        for (int i = START; i < rewards.length; i++) {
            run = rewards[i] < median ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
