package io.nas4j.controller.model;

/**
 * How alike two sequences are expected to perform, by the share {@code m} of decisions in which they agree:
 * {@code additive * m + (1 - additive) * exp(-(1 - m) * decisions / length)}. The first part is a linear model of single
 * decisions, the second lets any number of decisions interact.
 *
 * @param additive weight of the linear part, from 0 to 1
 * @param length decisions that must differ for the second part to fall to 1/e
 * @param noise variance of a measurement in units of the variance of what is measured
 */
public record Kernel(double additive, double length, double noise) {

    /** Values by the number of decisions that agree, up to all. */
    double[] table(int decisions) {
        double[] table = new double[decisions + 1];
        for (int agree = 0; agree <= decisions; agree++) {
            double differ = decisions - agree;
            table[agree] = additive * agree / decisions + (1 - additive) * StrictMath.exp(-differ / length);
        }
        return table;
    }
}
