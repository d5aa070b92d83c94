package io.nas4j.controller.model;

import io.nas4j.core.statistics.Exponential;
import java.util.List;

/**
 * How alike two networks are expected to perform: for each {@link FeatureGroup}
 * {@code linear * product + interaction * exp(-distance / length)}. The first part is a linear model of what is in the group,
 * the second lets it interact. For decisions the product is the share of decisions that agree and the distance the number of
 * those that differ; for numbers they are the mean product and the mean squared distance (Rasmussen and Williams 2006,
 * section 4.2).
 */
final class Kernel {

    /**
     * What a group counts for.
     *
     * @param linear weight of the linear part, as a share of the variance of what is measured
     * @param interaction weight of the other part, likewise
     * @param length the distance at which the other part falls to 1/e
     */
    record Part(double linear, double interaction, double length) {

        double weight() {
            return linear + interaction;
        }
    }

    private static final int GROUPS = FeatureGroup.values().length;

    private final List<Part> parts;
    private final double noise;
    private final double prior;
    private final double[] linear = new double[GROUPS];
    private final double[] interaction = new double[GROUPS];
    private final double[] rate = new double[GROUPS];

    /**
     * @param parts one for each group
     * @param noise variance of a measurement in units of the variance of what is measured
     * @param prior what is expected beforehand of a network of which scores say 1, in units of the deviation of what is measured
     */
    Kernel(List<Part> parts, double noise, double prior) {
        this.parts = List.copyOf(parts);
        this.noise = noise;
        this.prior = prior;
        for (int g = 0; g < GROUPS; g++) {
            linear[g] = parts.get(g).linear();
            interaction[g] = parts.get(g).interaction();
            rate[g] = -1 / parts.get(g).length();
        }
    }

    /** One for each group. */
    List<Part> parts() {
        return parts;
    }

    Part ofScores() {
        return parts.get(FeatureGroup.SCORES.ordinal());
    }

    double noise() {
        return noise;
    }

    double prior() {
        return prior;
    }

    /** What is expected of a network beforehand because of what scores say of it. */
    double prior(Point point) {
        return prior * point.score();
    }

    double covariance(Point a, Point b) {
        int differing = a.differing(b);
        double sum = linear[0] * (a.decisions() - differing) / a.decisions()
                + interaction[0] * Exponential.exp(rate[0] * differing);
        for (int g = 1; g < GROUPS; g++) {
            if (a.size(g - 1) > 0) {
                double product = a.product(b, g - 1);
                sum += linear[g] * product + interaction[g] * Exponential.exp(rate[g] * a.distance(b, g - 1, product));
            }
        }
        return sum;
    }
}
