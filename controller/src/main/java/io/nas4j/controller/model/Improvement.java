package io.nas4j.controller.model;

/**
 * The expected improvement (Mockus 1978) of a reward {@code factor * accuracy} over the best one, where the accuracy's
 * {@link ErrorScale} is normal: by Gauss-Hermite quadrature, because the reward is not normal then.
 */
public final class Improvement {

    /** Abramowitz and Stegun, table 25.10, n = 8; the nodes lie at plus and minus each. */
    private static final double[] NODES = {
        0.381186990207322117, 1.157193712446780195, 1.981656756695842926, 2.930637420257244019
    };

    private static final double[] WEIGHTS = {
        6.611470125582413e-1, 2.078023258148919e-1, 1.707798300741348e-2, 1.996040722113676e-4
    };

    private Improvement() {}

    /**
     * @param mean of the accuracy on the error scale
     * @param variance of it
     * @param factor that makes a reward of an accuracy
     * @param incumbent the reward to improve on
     */
    public static double expected(double mean, double variance, double factor, double incumbent) {
        double spread = Math.sqrt(2 * variance);
        double sum = 0;
        for (int i = 0; i < NODES.length; i++) {
            sum += WEIGHTS[i]
                    * (gain(mean + spread * NODES[i], factor, incumbent)
                            + gain(mean - spread * NODES[i], factor, incumbent));
        }
        return sum / Math.sqrt(Math.PI);
    }

    private static double gain(double value, double factor, double incumbent) {
        return Math.max(0, factor * ErrorScale.accuracy(value) - incumbent);
    }
}
