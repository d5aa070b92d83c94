package io.nas4j.core.study;

import io.nas4j.space.Require;

/**
 * An optimizer with its settings. The learning rate rises linearly from 0 to {@code learningRate} during the warm-up, and then
 * falls as the schedule says. The warm-up lasts for its steps or its epochs, whichever is longer.
 *
 * @param rule the rule by which gradients become steps
 * @param learningRate the highest learning rate
 * @param warmupSteps the steps during which the learning rate rises
 * @param momentum the share of the earlier steps in a step; Adam's beta 1
 * @param weightDecay the decay of kernels
 * @param schedule how the learning rate falls
 * @param warmupEpochs the epochs during which the learning rate rises (Goyal et al. 2017, section 2.2)
 * @param decayAll whether the scales and shifts of batch norms and all biases decay too (He et al. 2019, section 3.1, let them be)
 * @param clipNorm the most that the length of all gradients together may be (Pascanu et al. 2013, section 3.2); 0 for no limit
 */
public record OptimizerSettings(
        Optimizer rule,
        double learningRate,
        int warmupSteps,
        double momentum,
        double weightDecay,
        Schedule schedule,
        double warmupEpochs,
        boolean decayAll,
        double clipNorm) {

    public OptimizerSettings {
        Require.positive("learning rate", learningRate);
        Require.between("warm-up steps", warmupSteps, 0, 1_000_000_000);
        Require.between("momentum", momentum, 0.0, 0.9999);
        Require.between("weight decay", weightDecay, 0.0, 1.0);
        Require.between("warm-up epochs", warmupEpochs, 0.0, 100_000.0);
        Require.between("the length that gradients are clipped to", clipNorm, 0.0, 1e9);
    }

    /** A warm-up in steps; kernels alone decay, and no gradient is clipped. */
    public OptimizerSettings(
            Optimizer rule,
            double learningRate,
            int warmupSteps,
            double momentum,
            double weightDecay,
            Schedule schedule) {
        this(rule, learningRate, warmupSteps, momentum, weightDecay, schedule, 0, false, 0);
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
                : new OptimizerSettings(
                        other,
                        other.usualRate(),
                        warmupSteps,
                        momentum,
                        other.usualDecay(),
                        schedule,
                        warmupEpochs,
                        decayAll,
                        clipNorm);
    }

    /** The same with another highest learning rate. */
    public OptimizerSettings withLearningRate(double rate) {
        return new OptimizerSettings(
                rule, rate, warmupSteps, momentum, weightDecay, schedule, warmupEpochs, decayAll, clipNorm);
    }

    /** The same with another warm-up. */
    public OptimizerSettings withWarmupSteps(int steps) {
        return new OptimizerSettings(
                rule, learningRate, steps, momentum, weightDecay, schedule, warmupEpochs, decayAll, clipNorm);
    }

    /** The same with another schedule. */
    public OptimizerSettings with(Schedule other) {
        return new OptimizerSettings(
                rule, learningRate, warmupSteps, momentum, weightDecay, other, warmupEpochs, decayAll, clipNorm);
    }
}
