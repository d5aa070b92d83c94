package io.nas4j.controller.reinforce;

import java.util.Arrays;

/**
 * Turns rewards into advantages: above an exponential moving average of the rewards before (NASNet, appendix A), in units
 * of the standard deviation of all rewards so far, so that neither the scale of the reward nor its offset changes what is
 * learned.
 */
final class Advantages {

    private final double decay;
    private double baseline;
    private int count;
    private double mean;
    private double squares;

    Advantages(double decay) {
        this.decay = decay;
    }

    /** The advantages of the next finished trials. All are 0 while all rewards were equal: there is nothing to learn from. */
    double[] of(double[] values) {
        if (count == 0) {
            baseline = Arrays.stream(values).average().orElseThrow();
        }
        for (double value : values) {
            spread(value);
        }
        double unit = Math.sqrt(squares / count);
        double[] advantages = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            advantages[i] = unit == 0 ? 0 : (values[i] - baseline) / unit;
        }
        for (double value : values) {
            baseline = decay * baseline + (1 - decay) * value;
        }
        return advantages;
    }

    /** Welford's running mean and sum of squared deviations. */
    private void spread(double value) {
        count++;
        double before = value - mean;
        mean += before / count;
        squares += before * (value - mean);
    }
}
