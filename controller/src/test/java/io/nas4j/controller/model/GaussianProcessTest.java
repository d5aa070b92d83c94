package io.nas4j.controller.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.search.Choices;
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
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/** Against the formulas of Rasmussen and Williams 2006, sections 2.2 and 4.2, with a general solver. */
class GaussianProcessTest {

    private static final int DECISIONS = 20;

    /** The vectors of a point have these sizes; one group has nothing. */
    private static final int[] SIZES = {3, 2, 0, 1};

    /** The optimiser of the deviation comes no nearer. */
    private static final double CLOSE = 1e-5;

    private record Raw(int[] codes, double[][] vectors) {

        static Raw random(SplittableRandom random) {
            return new Raw(
                    random.ints(DECISIONS, 0, 3).toArray(),
                    IntStream.of(SIZES).mapToObj(size -> normals(size, random)).toArray(double[][]::new));
        }

        double score() {
            return vectors[SIZES.length - 1][0];
        }

        Point point() {
            long bits = 0;
            for (int d = 0; d < DECISIONS; d++) {
                bits |= 1L << (3 * d + codes[d]);
            }
            return new Point(Choices.NONE, new long[] {bits}, DECISIONS, vectors);
        }
    }

    private static double[] normals(int count, SplittableRandom random) {
        return IntStream.range(0, count).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static Kernel kernel(double noise, SplittableRandom random) {
        return new Kernel(
                Stream.generate(() -> new Kernel.Part(
                                random.nextDouble(0.1, 1), random.nextDouble(0.1, 1), random.nextDouble(0.5, 8)))
                        .limit(5)
                        .toList(),
                noise,
                random.nextDouble(-2, 2));
    }

    @Property(tries = 100)
    void isWhatTheFormulasSay(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 25) int count,
            @ForAll @IntRange(max = 4) int pending,
            @ForAll @DoubleRange(min = 0.01, max = 1) double noise) {
        SplittableRandom random = new SplittableRandom(seed);
        Kernel kernel = kernel(noise, random);
        List<Raw> points =
                Stream.generate(() -> Raw.random(random)).limit(count + pending).toList();
        List<Raw> at = Stream.generate(() -> Raw.random(random)).limit(5).toList();
        double[] values = normals(count, random);
        GaussianProcess process = new GaussianProcess(kernel);
        points.forEach(raw -> process.add(raw.point()));
        process.truncate(count);
        GaussianProcess.Fit fit = process.fit(values);
        points.subList(count, count + pending).forEach(raw -> process.add(raw.point()));

        RealMatrix measured = covariances(kernel, points.subList(0, count), points.subList(0, count), noise);
        RealVector y = new ArrayRealVector(values);
        RealVector scores = new ArrayRealVector(
                points.stream().limit(count).mapToDouble(Raw::score).toArray());
        double meanScore = scores.dotProduct(new ArrayRealVector(count, 1.0 / count));
        RealVector expected = scores.mapSubtract(meanScore).mapMultiply(kernel.prior());
        double deviation = likeliestDeviation(y, expected, measured);
        double scale = deviation * deviation;
        RealVector weights =
                new LUDecomposition(measured).getSolver().solve(y.subtract(expected.mapMultiply(deviation)));
        for (int i = 0; i < count; i++) {
            double mean = deviation * expected.getEntry(i)
                    + covariances(kernel, points.subList(i, i + 1), points.subList(0, count), 0)
                            .operate(weights)
                            .getEntry(0);
            assertThat(fit.meanAt(i)).isCloseTo(mean, within(CLOSE));
        }
        double[] variances = fit.variances(at.stream().map(Raw::point).toList());
        RealMatrix all = covariances(kernel, points, points, noise);
        for (int c = 0; c < at.size(); c++) {
            RealMatrix some = covariances(kernel, at.subList(c, c + 1), points.subList(0, count), 0);
            GaussianProcess.Guess guess = fit.guess(at.get(c).point());
            double prior = deviation * kernel.prior() * (at.get(c).score() - meanScore);
            assertThat(guess.mean()).isCloseTo(prior + some.operate(weights).getEntry(0), within(CLOSE));
            RealVector every =
                    covariances(kernel, at.subList(c, c + 1), points, 0).getRowVector(0);
            double own = covariances(kernel, at.subList(c, c + 1), at.subList(c, c + 1), 0)
                    .getEntry(0, 0);
            double variance = scale
                    * (own
                            - every.dotProduct(
                                    new LUDecomposition(all).getSolver().solve(every)));
            assertThat(variances[c]).isCloseTo(variance, within(CLOSE * (1 + scale * own)));
            assertThat(guess.varianceBound()).isGreaterThanOrEqualTo(variances[c] - 1e-8 * (1 + scale * own));
        }
        double[][] together = fit.covariances(at.stream().map(Raw::point).toList());
        RealMatrix between = covariances(kernel, at, points, 0);
        RealMatrix left = covariances(kernel, at, at, 0)
                .subtract(between.multiply(new LUDecomposition(all).getSolver().solve(between.transpose())));
        for (int a = 0; a < at.size(); a++) {
            for (int b = 0; b < at.size(); b++) {
                assertThat(together[a][b])
                        .isCloseTo(scale * left.getEntry(a, b), within(1e-6 * (1 + scale * left.getEntry(a, a))));
            }
        }
        assertThat(fit.noiseVariance()).isCloseTo(scale * noise, within(1e-6 * (1 + scale)));
    }

    /** Where the density of the normal distribution with that mean and covariance, times the deviation, is highest. */
    private static double likeliestDeviation(RealVector y, RealVector expected, RealMatrix covariance) {
        RealMatrix inverse = new LUDecomposition(covariance).getSolver().getInverse();
        double logarithm = new BrentOptimizer(1e-10, 1e-10)
                .optimize(
                        new MaxEval(1_000),
                        GoalType.MAXIMIZE,
                        new SearchInterval(-15, 5),
                        new UnivariateObjectiveFunction(log -> {
                            RealVector off = y.mapDivide(Math.exp(log)).subtract(expected);
                            return -y.getDimension() * log - off.dotProduct(inverse.operate(off)) / 2;
                        }))
                .getPoint();
        return Math.exp(logarithm);
    }

    private static RealMatrix covariances(Kernel kernel, List<Raw> rows, List<Raw> columns, double noise) {
        double[][] matrix = new double[rows.size()][columns.size()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[i].length; j++) {
                matrix[i][j] = covariance(kernel, rows.get(i), columns.get(j)) + (i == j ? noise : 0);
            }
        }
        return new Array2DRowRealMatrix(matrix);
    }

    private static double covariance(Kernel kernel, Raw a, Raw b) {
        double differing = IntStream.range(0, DECISIONS)
                .filter(d -> a.codes[d] != b.codes[d])
                .count();
        double sum = part(kernel.parts().get(0), 1 - differing / DECISIONS, differing);
        for (int g = 0; g < SIZES.length; g++) {
            if (SIZES[g] > 0) {
                double product = 0;
                double distance = 0;
                for (int i = 0; i < SIZES[g]; i++) {
                    product += a.vectors[g][i] * b.vectors[g][i] / SIZES[g];
                    distance += Math.pow(a.vectors[g][i] - b.vectors[g][i], 2) / SIZES[g];
                }
                sum += part(kernel.parts().get(g + 1), product, distance);
            }
        }
        return sum;
    }

    private static double part(Kernel.Part part, double product, double distance) {
        return part.linear() * product + part.interaction() * Math.exp(-distance / part.length());
    }
}
