package io.nas4j.controller.policy;

import io.nas4j.controller.proposal.StrategyOptions;

/**
 * What can be set about {@link PpoStrategy}.
 *
 * @param hidden units of the LSTM, and width of the embedding
 * @param updates when the policy learns, and from which trials; a memory below the batch counts as the batch
 * @param clip how far the probability of a network may move from what it was when it was proposed, as a share of that
 * @param learningRate of Adam
 * @param biasFactor times the learning rate is the rate of the heads' biases
 * @param entropyWeight of the policy's entropy, summed over the decisions of a network, against advantages of unit variance
 * @param window rewards that advantages are ranked among
 * @param candidates new networks that are drawn for a proposal, of which a critic takes one, as long as they have not
 *     too many decisions together; 1 for no critic
 */
public record PpoOptions(
        int hidden,
        PolicyUpdates updates,
        double clip,
        double learningRate,
        double biasFactor,
        double entropyWeight,
        int window,
        int candidates) {

    public static final PpoOptions DEFAULT = new PpoOptions(32, new PolicyUpdates(4, 16, 3), 1, 0.01, 5, 0.01, 32, 64);

    /**
     * Reads {@code hidden}, {@code batch}, {@code memory}, {@code epochs}, {@code clip}, {@code rate}, {@code bias},
     * {@code entropy}, {@code window} and {@code candidates}; what is not there is as in {@link #DEFAULT}.
     *
     * @throws io.nas4j.space.InvalidInputException for other keys and for values out of range
     */
    public static PpoOptions parse(StrategyOptions options) {
        options.allow("hidden", "batch", "memory", "epochs", "clip", "rate", "bias", "entropy", "window", "candidates");
        return new PpoOptions(
                options.integer("hidden", DEFAULT.hidden, 1, 1_000),
                new PolicyUpdates(
                        options.integer("batch", DEFAULT.updates.batch(), 1, 10_000),
                        options.integer("memory", DEFAULT.updates.memory(), 1, 100_000),
                        options.integer("epochs", DEFAULT.updates.epochs(), 1, 1_000)),
                options.decimal("clip", DEFAULT.clip, 1e-6, 1_000),
                options.decimal("rate", DEFAULT.learningRate, 1e-6, 1),
                options.decimal("bias", DEFAULT.biasFactor, 0, 1_000),
                options.decimal("entropy", DEFAULT.entropyWeight, 0, 1_000),
                options.integer("window", DEFAULT.window, 2, 100_000),
                options.integer("candidates", DEFAULT.candidates, 1, 1_000));
    }

    PolicySettings settings() {
        return new PolicySettings(
                hidden,
                new PolicyUpdates(updates.batch(), Math.max(updates.batch(), updates.memory()), updates.epochs()),
                learningRate,
                biasFactor,
                entropyWeight,
                window,
                candidates,
                Surrogate.clipped(clip));
    }
}
