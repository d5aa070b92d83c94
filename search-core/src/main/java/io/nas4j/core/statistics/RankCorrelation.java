package io.nas4j.core.statistics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/** How far two rankings of the same networks agree. */
public enum RankCorrelation {
    /** Kendall's tau-b: pairs in the same order minus pairs in opposite order, corrected for ties. */
    KENDALL((first, second) -> new KendallsCorrelation().correlation(first, second)),
    /** Spearman's rho: Pearson's correlation of the ranks; tied values have their mean rank. */
    SPEARMAN((first, second) -> new SpearmansCorrelation().correlation(first, second));

    private final ToDoubleBiFunction<double[], double[]> formula;

    RankCorrelation(ToDoubleBiFunction<double[], double[]> formula) {
        this.formula = formula;
    }

    /**
     * The correlation: 1 for equal order, -1 for reversed order.
     *
     * @return empty where there are fewer than two values, or where all values of one ranking are equal
     */
    public OptionalDouble of(List<Double> first, List<Double> second) {
        return of(array(first), array(second));
    }

    /** The same, of arrays of equal length. */
    public OptionalDouble of(double[] first, double[] second) {
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
