package io.nas4j.api.stage.fidelity;

import io.nas4j.core.statistics.PairwiseTau;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Kendall's tau of a measure within groups of networks: what it knows beyond size, and where a search ends.
 *
 * @param equalDepth among networks with the same number of blocks
 * @param equalMacs among networks whose MACs differ by at most a tenth
 * @param topFifth among the fifth of the networks that are truly the best
 */
public record Strata(OptionalDouble equalDepth, OptionalDouble equalMacs, OptionalDouble topFifth) {

    private static final int FIFTH = 5;

    static Strata of(List<Double> scores, List<Double> truth, List<NetworkSize> sizes) {
        List<Double> best = truth.stream()
                .sorted(Collections.reverseOrder())
                .limit(truth.size() / FIFTH)
                .toList();
        double least = best.isEmpty() ? Double.POSITIVE_INFINITY : best.get(best.size() - 1);
        return new Strata(
                PairwiseTau.of(
                        scores,
                        truth,
                        (i, j) -> sizes.get(i).depth() == sizes.get(j).depth()),
                PairwiseTau.of(scores, truth, (i, j) -> sizes.get(i).costsLike(sizes.get(j))),
                PairwiseTau.of(scores, truth, (i, j) -> truth.get(i) >= least && truth.get(j) >= least));
    }
}
