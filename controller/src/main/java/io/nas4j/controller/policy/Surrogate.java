package io.nas4j.controller.policy;

import io.nas4j.core.statistics.Exponential;

/**
 * What the policy climbs for one sequence, as a function of the sequence's log-probability. A whole sequence is the action:
 * its decisions share one reward, and nothing happens between them.
 */
@FunctionalInterface
interface Surrogate {

    /** {@code advantage * log p}: the gradient's mean is that of the expected reward (Williams 1992). */
    Surrogate REINFORCE = (now, drawn, advantage) -> advantage;

    /**
     * The surrogate's derivative by the log-probability.
     *
     * @param now the log-probability
     * @param drawn the log-probability when the sequence was proposed
     */
    double slope(double now, double drawn, double advantage);

    /**
     * {@code min(r * advantage, limit(r, 1 - clip, 1 + clip) * advantage)} with the ratio of probabilities
     * {@code r = p / p drawn} (PPO, Schulman et al. 2017, equation 7): no more gain from going further than the clip.
     */
    static Surrogate clipped(double clip) {
        return (now, drawn, advantage) -> {
            double ratio = Exponential.exp(now - drawn);
            boolean beyond = advantage > 0 ? ratio > 1 + clip : ratio < 1 - clip;
            return beyond ? 0 : advantage * ratio;
        };
    }
}
