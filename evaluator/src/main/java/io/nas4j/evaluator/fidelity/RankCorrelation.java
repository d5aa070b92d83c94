package io.nas4j.evaluator.fidelity;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/** Agreement of two rankings of the same networks. */
public final class RankCorrelation {

    private RankCorrelation() {}

    /**
     * Kendall's tau-b, from -1 (reversed) over 0 to 1 (the same order).
     *
     * @return empty where there are fewer than two values, or all of one side are equal
     */
    public static OptionalDouble kendall(List<Double> first, List<Double> second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException(first.size() + " values against " + second.size());
        }
        if (first.size() < 2) {
            return OptionalDouble.empty();
        }
        double tau = new KendallsCorrelation()
                .correlation(
                        first.stream().mapToDouble(Double::doubleValue).toArray(),
                        second.stream().mapToDouble(Double::doubleValue).toArray());
        return Double.isNaN(tau) ? OptionalDouble.empty() : OptionalDouble.of(tau);
    }
}
