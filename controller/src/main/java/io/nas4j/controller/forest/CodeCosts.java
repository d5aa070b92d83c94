package io.nas4j.controller.forest;

import io.nas4j.space.search.Choices;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What the network of a code costs, as far as the codes of a table tell: ridge regression of the cost's logarithm on all choices and
 * all pairs of choices, with the kernel {@code ((1 + equal) / (1 + places))^2} of how many places of two codes are equal (Shawe-Taylor
 * and Cristianini 2004, section 9.1). A cost is a sum over the layers of a network, which a few places each decide.
 */
final class CodeCosts {

    /** The regression takes their third power of time. */
    private static final int MOST = 1_200;

    private static final double RIDGE = 0.01;

    private final int[][] codes;
    private final double[] weights;
    private final double mean;

    private CodeCosts(int[][] codes, double[] weights, double mean) {
        this.codes = codes;
        this.weights = weights;
        this.mean = mean;
    }

    /**
     * Learns the costs of networks; of very many, those of some that lie evenly among them.
     *
     * @param cost of a network, above 0
     */
    static <T> CodeCosts of(List<T> networks, Function<T, Choices> code, ToDoubleFunction<T> cost) {
        int count = Math.min(MOST, networks.size());
        int[][] codes = new int[count][];
        double[] logarithms = new double[count];
        for (int i = 0; i < count; i++) {
            T network = networks.get((int) ((long) i * networks.size() / count));
            codes[i] = indices(code.apply(network));
            logarithms[i] = StrictMath.log(cost.applyAsDouble(network));
        }
        double mean = Arrays.stream(logarithms).sum() / count;
        RealMatrix kernel = new Array2DRowRealMatrix(count, count);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                kernel.setEntry(i, j, alike(codes[i], codes[j]) + (i == j ? RIDGE : 0));
            }
            logarithms[i] -= mean;
        }
        double[] weights = new CholeskyDecomposition(kernel)
                .getSolver()
                .solve(new ArrayRealVector(logarithms, false))
                .toArray();
        return new CodeCosts(codes, weights, mean);
    }

    private static int[] indices(Choices choices) {
        return choices.indices().stream().mapToInt(i -> i).toArray();
    }

    private static double alike(int[] a, int[] b) {
        int equal = 1;
        for (int d = 0; d < a.length; d++) {
            equal += a[d] == b[d] ? 1 : 0;
        }
        double share = equal / (1.0 + a.length);
        return share * share;
    }

    /** The natural logarithm of the cost of any code. */
    double logarithm(Choices choices) {
        int[] code = indices(choices);
        double sum = mean;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * alike(code, codes[i]);
        }
        return sum;
    }
}
