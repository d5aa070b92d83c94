package io.nas4j.controller.predictor;

import io.nas4j.controller.model.ErrorScale;
import io.nas4j.controller.model.Improvement;

/** What makes a network worth a training, by what a model expects of it. */
enum Acquisition {

    /** {@link Improvement}: most of what it proposes is near the best networks that are known. */
    EXPECTED_IMPROVEMENT {
        @Override
        double of(double mean, double variance, double factor, double incumbent) {
            return Improvement.expected(mean, variance, factor, incumbent);
        }
    },

    /**
     * The reward of an accuracy that is two standard deviations better than expected, an upper confidence bound (Srinivas et al.
     * 2010, "Gaussian process optimization in the bandit setting"): goes where little is known. Where single trainings have much
     * noise, improvement alone stays around the first network that was lucky.
     */
    UPPER_BOUND {
        @Override
        double of(double mean, double variance, double factor, double incumbent) {
            return factor * ErrorScale.accuracy(mean + DEVIATIONS * Math.sqrt(variance));
        }
    };

    private static final double DEVIATIONS = 2;

    /**
     * How much a network is worth; more is better.
     *
     * @param mean of the accuracy on the error scale
     * @param variance of it, or a bound of that
     * @param factor that makes a reward of an accuracy
     * @param incumbent the reward to improve on
     */
    abstract double of(double mean, double variance, double factor, double incumbent);

    /**
     * The one that proposes a network.
     *
     * @param proposed networks that were proposed before it
     * @param bound every so many-th is proposed by {@link #UPPER_BOUND}; 0 for none
     */
    static Acquisition after(int proposed, int bound) {
        return bound > 0 && proposed % bound == 0 ? UPPER_BOUND : EXPECTED_IMPROVEMENT;
    }
}
