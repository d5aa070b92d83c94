package io.nas4j.controller.model;

import java.util.List;

/** Picks the kernel under which what was measured is likeliest (Rasmussen and Williams 2006, section 5.4), from a grid. */
final class KernelChoice {

    private static final double[] ADDITIVE = {0, 0.5, 0.9, 0.99};
    private static final double[] LENGTHS = {1, 2, 4, 8, 16};
    private static final double[] NOISES = {0.0003, 0.003, 0.03, 0.3};

    private KernelChoice() {}

    /** @param most evenly picked points stand for all: the time grows with the cube of their number */
    static Kernel best(List<long[]> points, double[] values, int decisions, int most) {
        int count = Math.min(points.size(), most);
        long[][] picked = new long[count][];
        double[] measured = new double[count];
        for (int i = 0; i < count; i++) {
            int at = (int) ((long) i * points.size() / count);
            picked[i] = points.get(at);
            measured[i] = values[at];
        }
        Kernel best = new Kernel(ADDITIVE[0], LENGTHS[0], NOISES[0]);
        double highest = Double.NEGATIVE_INFINITY;
        for (double additive : ADDITIVE) {
            for (double length : LENGTHS) {
                for (double noise : NOISES) {
                    Kernel kernel = new Kernel(additive, length, noise);
                    double likelihood = logLikelihood(kernel, picked, measured, decisions);
                    if (likelihood > highest) {
                        highest = likelihood;
                        best = kernel;
                    }
                }
            }
        }
        return best;
    }

    private static double logLikelihood(Kernel kernel, long[][] points, double[] values, int decisions) {
        GaussianProcess process = new GaussianProcess(kernel, decisions);
        for (long[] point : points) {
            process.add(point);
        }
        return process.fit(values).logLikelihood();
    }
}
