package io.nas4j.controller.policy;

/**
 * What is set about {@link PolicySearch}.
 *
 * @param hidden units of the LSTM, and width of the embedding
 * @param batch trials between updates
 * @param memory trials that an update learns from, the last ones
 * @param epochs steps of Adam in an update
 * @param learningRate of Adam
 * @param biasFactor times the learning rate is the rate of the heads' biases
 * @param entropyWeight of the policy's entropy, summed over the decisions of a network, against advantages of unit variance
 * @param window rewards that advantages are ranked among
 * @param candidates new networks that are drawn for a proposal, of which a critic takes one, as long as they have not
 *     too many decisions together; 1 for no critic
 */
record PolicySettings(
        int hidden,
        int batch,
        int memory,
        int epochs,
        double learningRate,
        double biasFactor,
        double entropyWeight,
        int window,
        int candidates,
        Surrogate surrogate) {}
