package io.nas4j.core.simulation;

import io.nas4j.space.Require;
import java.util.random.RandomGenerator;

/**
 * How long trainings take: {@code (base + perMac * MACs) * exp(spread * z)}, where {@code z} is drawn anew for each training from
 * the standard normal distribution.
 *
 * @param base seconds that a training takes however small its network is
 * @param perMac seconds more for each multiply-accumulate of one image
 * @param spread standard deviation of the logarithm of a training's time around what its network lets expect
 * @param failureRate probability that a training dies before it ends
 */
public record TrialTimes(double base, double perMac, double spread, double failureRate) {

    /** As the pools of workers do: a training that died is begun once more. */
    private static final int ATTEMPTS = 2;

    private static final double MOST_SECONDS = 1e9;
    private static final double MOST_SPREAD = 3;
    private static final double MOST_FAILURES = 0.99;

    public TrialTimes {
        Require.between("seconds of a training", base, 0.0, MOST_SECONDS);
        Require.between("seconds for each MAC", perMac, 0.0, MOST_SECONDS);
        Require.between("spread of training times", spread, 0.0, MOST_SPREAD);
        Require.between("failure rate", failureRate, 0.0, MOST_FAILURES);
    }

    /**
     * A training that has happened.
     *
     * @param seconds of all its attempts, on one worker
     * @param failed whether all attempts died
     */
    record Taken(double seconds, boolean failed) {}

    /** The seconds that a training of such a network is expected to take, when it does not die. */
    public double expected(long macs) {
        return base + perMac * macs;
    }

    /** Trains a network; an attempt that dies does so at any moment of it. */
    Taken draw(long macs, RandomGenerator random) {
        double seconds = 0;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double whole = expected(macs) * StrictMath.exp(spread * random.nextGaussian());
            boolean died = random.nextDouble() < failureRate;
            double lived = random.nextDouble();
            if (!died) {
                return new Taken(seconds + whole, false);
            }
            seconds += whole * lived;
        }
        return new Taken(seconds, true);
    }
}
