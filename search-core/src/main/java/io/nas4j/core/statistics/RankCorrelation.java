package io.nas4j.core.statistics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/** How two rankings of the same networks agree. */
public enum RankCorrelation {
    /** Kendall's tau-b: pairs in the same order less pairs in the other, ties allowed for. */
    KENDALL((first, second) -> new KendallsCorrelation().correlation(first, second)),
    /** Spearman's rho: Pearson's correlation of the ranks, ties at their mean rank. */
    SPEARMAN((first, second) -> new SpearmansCorrelation().correlation(first, second));

    private final ToDoubleBiFunction<double[], double[]> formula;

    RankCorrelation(ToDoubleBiFunction<double[], double[]> formula) {
        this.formula = formula;
    }

    /**
     * From -1 (reversed) over 0 to 1 (the same order).
     *
     * @return empty where there are fewer than two values, or all of one side are equal
     */
    public OptionalDouble of(List<Double> first, List<Double> second) {
        return of(array(first), array(second));
    }

    OptionalDouble of(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(first.length + " values against " + second.length);
        }
        if (first.length < 2) {
            return OptionalDouble.empty();
        }
        double value = formula.applyAsDouble(first, second);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
