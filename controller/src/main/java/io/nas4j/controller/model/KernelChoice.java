package io.nas4j.controller.model;

import io.nas4j.core.statistics.Exponential;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Picks the kernel that is likeliest given what was measured and what was expected of kernels beforehand (Rasmussen and
 * Williams 2006, section 5.4): from where it stood, one setting after the other is moved, step by step, as long as that helps.
 */
final class KernelChoice {

    private static final int SWEEPS = 4;
    private static final int GROUPS = FeatureGroup.values().length;

    private final int count;
    private final double[] values;
    /** Products and distances of each group and pair; a pair is a place in the lower triangle, row by row. */
    private final double[][] products = new double[GROUPS][];

    private final double[][] distances = new double[GROUPS][];
    /** Of each group by length: {@code exp(-distance / length)} of each pair. A climb comes back to few lengths often. */
    private final List<Map<Double, double[]>> decays = new ArrayList<>();

    /** What scores say of each point, the mean left aside. */
    private final double[] scores;

    private KernelChoice(List<Point> points, double[] values) {
        this.count = points.size();
        this.values = values;
        double mean = points.stream().mapToDouble(Point::score).sum() / count;
        this.scores = points.stream().mapToDouble(point -> point.score() - mean).toArray();
        for (int g = 0; g < GROUPS; g++) {
            decays.add(new HashMap<>());
            if (present(points.get(0), g)) {
                products[g] = new double[count * (count + 1) / 2];
                distances[g] = new double[count * (count + 1) / 2];
            }
        }
        int pair = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++, pair++) {
                compare(points.get(i), points.get(j), pair);
            }
        }
    }

    private static boolean present(Point point, int group) {
        return group == 0 || point.size(group - 1) > 0;
    }

    private void compare(Point a, Point b, int pair) {
        int differing = a.differing(b);
        products[0][pair] = (double) (a.decisions() - differing) / a.decisions();
        distances[0][pair] = differing;
        for (int g = 1; g < GROUPS; g++) {
            if (present(a, g)) {
                products[g][pair] = a.product(b, g - 1);
                distances[g][pair] = a.distance(b, g - 1, products[g][pair]);
            }
        }
    }

    /**
     * The likeliest kernel near another one.
     *
     * @param points two at least
     * @param most evenly picked points stand for all: the time grows with the cube of their number
     */
    static KernelSetting best(List<Point> points, double[] values, int most, KernelSetting from) {
        int count = Math.min(points.size(), most);
        double[] measured = new double[count];
        Point[] picked = new Point[count];
        for (int i = 0; i < count; i++) {
            int at = (int) ((long) i * points.size() / count);
            picked[i] = points.get(at);
            measured[i] = values[at];
        }
        return new KernelChoice(List.of(picked), measured).climb(from);
    }

    private KernelSetting climb(KernelSetting from) {
        KernelSetting best = from.scaled(1);
        double highest = judge(best);
        double before = Double.NEGATIVE_INFINITY;
        for (int sweep = 0; sweep < SWEEPS && highest > before; sweep++) {
            before = highest;
            for (int setting = 0; setting < KernelSetting.COUNT; setting++) {
                int group = KernelSetting.group(setting);
                if (group < GROUPS && products[group] == null) {
                    continue;
                }
                for (int by = -1; by <= 1; by += 2) {
                    KernelSetting next = best.moved(setting, by);
                    for (double judged = judge(next); judged > highest; judged = judge(next)) {
                        highest = judged;
                        best = next;
                        next = best.moved(setting, by);
                    }
                }
            }
        }
        return best.scaled(meanVariance(covariances(best.kernel())));
    }

    private double judge(KernelSetting setting) {
        double prior = setting.logPrior();
        return prior == Double.NEGATIVE_INFINITY ? prior : prior + logLikelihood(setting.kernel());
    }

    private double[] covariances(Kernel kernel) {
        double[] covariances = new double[products[0].length];
        for (int g = 0; g < GROUPS; g++) {
            if (products[g] == null) {
                continue;
            }
            Kernel.Part part = kernel.parts().get(g);
            double[] decay = decay(g, part.length());
            for (int pair = 0; pair < covariances.length; pair++) {
                covariances[pair] += part.linear() * products[g][pair] + part.interaction() * decay[pair];
            }
        }
        return covariances;
    }

    private double[] decay(int group, double length) {
        return decays.get(group).computeIfAbsent(length, key -> {
            double rate = -1 / key;
            double[] decay = new double[distances[group].length];
            for (int pair = 0; pair < decay.length; pair++) {
                decay[pair] = Exponential.exp(rate * distances[group][pair]);
            }
            return decay;
        });
    }

    private double meanVariance(double[] covariances) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += covariances[i * (i + 1) / 2 + i];
        }
        return sum / count;
    }

    /** Of the values, at their likeliest deviation, constants left aside; the noise is a share of the mean variance. */
    private double logLikelihood(Kernel kernel) {
        double[] covariances = covariances(kernel);
        double noise = kernel.noise() * meanVariance(covariances);
        double[] solved = values.clone();
        double[] expected = new double[count];
        double determinant = 0;
        for (int i = 0; i < count; i++) {
            int row = i * (i + 1) / 2;
            expected[i] = kernel.prior() * scores[i];
            for (int j = 0; j <= i; j++) {
                int other = j * (j + 1) / 2;
                double left = covariances[row + j] + (i == j ? noise : 0);
                for (int k = 0; k < j; k++) {
                    left -= covariances[row + k] * covariances[other + k];
                }
                if (i == j) {
                    covariances[row + i] = Math.sqrt(Math.max(left, GaussianProcess.LEAST_VARIANCE));
                } else {
                    covariances[row + j] = left / covariances[other + j];
                    solved[i] -= covariances[row + j] * solved[j];
                    expected[i] -= covariances[row + j] * expected[j];
                }
            }
            solved[i] /= covariances[row + i];
            expected[i] /= covariances[row + i];
            determinant += StrictMath.log(covariances[row + i]);
        }
        double deviation = GaussianProcess.deviation(solved, expected);
        double misfit = 0;
        for (int i = 0; i < count; i++) {
            double off = solved[i] / deviation - expected[i];
            misfit += off * off;
        }
        return -count * StrictMath.log(deviation) - misfit / 2 - determinant;
    }
}
