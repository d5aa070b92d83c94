package io.nas4j.evaluator.zerocost;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/** Several scores of the same networks as one, which punishes a network for the score that it is worst by. */
public final class RankProduct {

    /** The name of AZ-NAS' combination in texts. */
    public static final String AZ_NAS = "az-nas";

    /** What AZ-NAS combines: its three parts, and complexity. */
    public static final List<ZeroCost> AZ_NAS_PARTS =
            List.of(ZeroCost.AZ_EXPRESSIVITY, ZeroCost.AZ_PROGRESSIVITY, ZeroCost.AZ_TRAINABILITY, ZeroCost.MACS);

    private RankProduct() {}

    /**
     * The non-linear aggregation of ranks of AZ-NAS (Lee and Ham 2024, section 3): the sum over the scores of
     * {@code log(rank / n)}, where rank 1 is the lowest of n values and equal values share their mean rank.
     *
     * @param scores of each kind, a value for each network
     * @return a value for each network, at most 0; empty where one of its scores is, and n counts the others
     */
    public static List<OptionalDouble> of(List<List<OptionalDouble>> scores) {
        int networks = scores.get(0).size();
        int[] whole = IntStream.range(0, networks)
                .filter(i -> scores.stream().allMatch(values -> values.get(i).isPresent()))
                .toArray();
        double[] sums = new double[whole.length];
        for (List<OptionalDouble> values : scores) {
            double[] ranks = ranks(values, whole);
            for (int k = 0; k < whole.length; k++) {
                sums[k] += Math.log(ranks[k] / whole.length);
            }
        }
        OptionalDouble[] combined = new OptionalDouble[networks];
        Arrays.fill(combined, OptionalDouble.empty());
        for (int k = 0; k < whole.length; k++) {
            combined[whole[k]] = OptionalDouble.of(sums[k]);
        }
        return List.of(combined);
    }

    private static double[] ranks(List<OptionalDouble> values, int[] at) {
        return at.length == 0
                ? new double[0]
                : new NaturalRanking()
                        .rank(IntStream.of(at)
                                .mapToDouble(i -> values.get(i).getAsDouble())
                                .toArray());
    }
}
