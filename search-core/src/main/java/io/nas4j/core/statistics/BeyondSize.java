package io.nas4j.core.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * How far two rankings agree beyond what the size of the networks explains: Kendall's tau of what is left of both, as ranks,
 * when a square in the logarithm of the size is taken out by least squares. A measure that knows nothing but the size has a
 * tau of about 0.
 */
public final class BeyondSize {

    /** With fewer there is nothing left of three coefficients. */
    private static final int FEWEST = 5;

    private BeyondSize() {}

    /**
     * Kendall's tau beyond size.
     *
     * @param sizes of the networks, above 0, as multiply-accumulates
     * @return empty where there are too few networks, or nothing is left of a ranking
     */
    public static OptionalDouble tau(List<Double> first, List<Double> second, List<Long> sizes) {
        if (first.size() < FEWEST || sizes.stream().distinct().count() < FEWEST) {
            return OptionalDouble.empty();
        }
        double[] logs = sizes.stream().mapToDouble(StrictMath::log).toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double[][] squares = Arrays.stream(logs)
                .map(log -> log - mean)
                .mapToObj(log -> new double[] {log, log * log})
                .toArray(double[][]::new);
        try {
            return RankCorrelation.KENDALL.of(left(first, squares), left(second, squares));
        } catch (SingularMatrixException e) {
            return OptionalDouble.empty();
        }
    }

    private static double[] left(List<Double> values, double[][] squares) {
        double[] ranks = new NaturalRanking().rank(RankCorrelation.array(values));
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(ranks, squares);
        return regression.estimateResiduals();
    }
}
