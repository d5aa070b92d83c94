package io.nas4j.controller.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** Against the formulas of Rasmussen and Williams 2006, section 2.2, with a general solver. */
class GaussianProcessTest {

    private static final int DECISIONS = 20;

    /** One bit of three for each decision. */
    private static long[] point(SplittableRandom random) {
        long bits = 0;
        for (int d = 0; d < DECISIONS; d++) {
            bits |= 1L << (3 * d + random.nextInt(3));
        }
        return new long[] {bits};
    }

    private static double[] normals(int count, SplittableRandom random) {
        return IntStream.range(0, count).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    @Property(tries = 100)
    void isWhatTheFormulasSay(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 25) int count,
            @ForAll @IntRange(max = 4) int pending,
            @ForAll @DoubleRange(min = 0, max = 0.99) double additive,
            @ForAll @DoubleRange(min = 1, max = 16) double length,
            @ForAll @DoubleRange(min = 0.01, max = 1) double noise) {
        SplittableRandom random = new SplittableRandom(seed);
        Kernel kernel = new Kernel(additive, length, noise);
        List<long[]> points =
                Stream.generate(() -> point(random)).limit(count + pending).toList();
        List<long[]> at = Stream.generate(() -> point(random)).limit(5).toList();
        double[] values = normals(count, random);
        GaussianProcess process = new GaussianProcess(kernel, DECISIONS);
        points.forEach(process::add);
        process.truncate(count);
        GaussianProcess.Fit fit = process.fit(values);
        points.subList(count, count + pending).forEach(process::add);

        RealMatrix measured = covariances(kernel, points.subList(0, count), points.subList(0, count), noise);
        LUDecomposition solver = new LUDecomposition(measured);
        RealVector y = new ArrayRealVector(values);
        RealVector weights = solver.getSolver().solve(y);
        double scale = y.dotProduct(weights) / count;
        assertThat(fit.logLikelihood())
                .isCloseTo(
                        -0.5 * count * Math.log(scale) - 0.5 * Math.log(solver.getDeterminant()), within(1e-6 * count));
        for (int i = 0; i < count; i++) {
            double mean = covariances(kernel, points.subList(i, i + 1), points.subList(0, count), 0)
                    .operate(weights)
                    .getEntry(0);
            assertThat(fit.meanAt(i)).isCloseTo(mean, within(1e-7));
        }
        double[] variances = fit.variances(at);
        RealMatrix all = covariances(kernel, points, points, noise);
        for (int c = 0; c < at.size(); c++) {
            RealMatrix some = covariances(kernel, at.subList(c, c + 1), points.subList(0, count), 0);
            GaussianProcess.Guess guess = fit.guess(at.get(c));
            assertThat(guess.mean()).isCloseTo(some.operate(weights).getEntry(0), within(1e-7));
            RealVector every =
                    covariances(kernel, at.subList(c, c + 1), points, 0).getRowVector(0);
            double variance = scale
                    * (1 - every.dotProduct(new LUDecomposition(all).getSolver().solve(every)));
            assertThat(variances[c]).isCloseTo(variance, within(1e-7 * (1 + scale)));
            assertThat(guess.varianceBound()).isGreaterThanOrEqualTo(variances[c] - 1e-9 * (1 + scale));
        }
    }

    private static RealMatrix covariances(Kernel kernel, List<long[]> rows, List<long[]> columns, double noise) {
        double[][] matrix = new double[rows.size()][columns.size()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[i].length; j++) {
                double agree = Long.bitCount(rows.get(i)[0] & columns.get(j)[0]);
                matrix[i][j] = kernel.additive() * agree / DECISIONS
                        + (1 - kernel.additive()) * Math.exp((agree - DECISIONS) / kernel.length())
                        + (i == j ? noise : 0);
            }
        }
        return new Array2DRowRealMatrix(matrix);
    }
}
