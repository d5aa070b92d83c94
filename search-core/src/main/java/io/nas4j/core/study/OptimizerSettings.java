package io.nas4j.core.study;

import io.nas4j.space.Require;

/**
 * An optimizer with its settings. The learning rate rises linearly from 0 to {@code learningRate} during the warm-up, and then
 * falls as the schedule says.
 *
 * @param rule the rule by which gradients become steps
 * @param learningRate the highest learning rate
 * @param warmupSteps the steps during which the learning rate rises
 * @param momentum the share of the earlier steps in a step; Adam's beta 1
 * @param weightDecay the decay of kernels; other weights have none
 * @param schedule how the learning rate falls
 */
public record OptimizerSettings(
        Optimizer rule, double learningRate, int warmupSteps, double momentum, double weightDecay, Schedule schedule) {

    public OptimizerSettings {
        Require.positive("learning rate", learningRate);
        Require.between("warm-up steps", warmupSteps, 0, 1_000_000_000);
        Require.between("momentum", momentum, 0.0, 0.9999);
        Require.between("weight decay", weightDecay, 0.0, 1.0);
    }

    /**
     * What networks are trained by unless told otherwise: 20 steps of warm-up, momentum 0.9, a half cosine, the rule's usual rate
     * and decay.
     */
    public static OptimizerSettings usual(Optimizer rule) {
        return new OptimizerSettings(rule, rule.usualRate(), 20, 0.9, rule.usualDecay(), Schedule.COSINE);
    }

    /** Another rule at its usual learning rate and weight decay; the same where the rule is its own. */
    public OptimizerSettings withRule(Optimizer other) {
        return other == rule
                ? this
                : new OptimizerSettings(other, other.usualRate(), warmupSteps, momentum, other.usualDecay(), schedule);
    }

    /** The same with another highest learning rate. */
    public OptimizerSettings withLearningRate(double rate) {
        return new OptimizerSettings(rule, rate, warmupSteps, momentum, weightDecay, schedule);
    }

    /** The same with another warm-up. */
    public OptimizerSettings withWarmupSteps(int steps) {
        return new OptimizerSettings(rule, learningRate, steps, momentum, weightDecay, schedule);
    }

    /** The same with another schedule. */
    public OptimizerSettings with(Schedule other) {
        return new OptimizerSettings(rule, learningRate, warmupSteps, momentum, weightDecay, other);
    }
}
