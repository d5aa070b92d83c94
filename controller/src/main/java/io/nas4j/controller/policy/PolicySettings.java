package io.nas4j.controller.policy;

/**
 * What is set about {@link PolicySearch}.
 *
 * @param hidden units of the LSTM, and width of the embedding
 * @param updates when the policy learns, and from which trials
 * @param learningRate of Adam
 * @param biasFactor times the learning rate is the rate of the heads' biases
 * @param entropyWeight of the policy's entropy, summed over the decisions of a network, against advantages of unit variance
 * @param window rewards that advantages are ranked among
 * @param candidates new networks that are drawn for a proposal, of which a critic takes one, as long as they have not
 *     too many decisions together; 1 for no critic
 */
record PolicySettings(
        int hidden,
        PolicyUpdates updates,
        double learningRate,
        double biasFactor,
        double entropyWeight,
        int window,
        int candidates,
        Surrogate surrogate) {}
