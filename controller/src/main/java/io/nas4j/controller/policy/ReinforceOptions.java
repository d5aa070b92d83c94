package io.nas4j.controller.policy;

import io.nas4j.controller.proposal.StrategyOptions;

/**
 * What can be set about {@link ReinforceStrategy}.
 *
 * @param hidden units of the LSTM, and width of the embedding
 * @param batch finished trials per update, each learned from once
 * @param learningRate of Adam
 * @param biasFactor times the learning rate is the rate of the heads' biases
 * @param entropyWeight of the policy's entropy, summed over the decisions of a network, against advantages of unit variance
 * @param window rewards that advantages are ranked among
 */
public record ReinforceOptions(
        int hidden, int batch, double learningRate, double biasFactor, double entropyWeight, int window) {

    public static final ReinforceOptions DEFAULT = new ReinforceOptions(32, 4, 0.02, 10, 0.01, 32);

    /**
     * Reads {@code hidden}, {@code batch}, {@code rate}, {@code bias}, {@code entropy} and {@code window}; what is not
     * there is as in {@link #DEFAULT}.
     *
     * @throws io.nas4j.space.InvalidInputException for other keys and for values out of range
     */
    public static ReinforceOptions parse(StrategyOptions options) {
        options.allow("hidden", "batch", "rate", "bias", "entropy", "window");
        return new ReinforceOptions(
                options.integer("hidden", DEFAULT.hidden, 1, 1_000),
                options.integer("batch", DEFAULT.batch, 1, 10_000),
                options.decimal("rate", DEFAULT.learningRate, 1e-6, 1),
                options.decimal("bias", DEFAULT.biasFactor, 0, 1_000),
                options.decimal("entropy", DEFAULT.entropyWeight, 0, 1_000),
                options.integer("window", DEFAULT.window, 2, 100_000));
    }

    PolicySettings settings() {
        return new PolicySettings(
                hidden,
                PolicyUpdates.once(batch),
                learningRate,
                biasFactor,
                entropyWeight,
                window,
                1,
                Surrogate.REINFORCE);
    }
}
