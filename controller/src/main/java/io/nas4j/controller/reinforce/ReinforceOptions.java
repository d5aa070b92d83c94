package io.nas4j.controller.reinforce;

import io.nas4j.space.Require;

/**
 * What can be set about {@link ReinforceStrategy}.
 *
 * @param hidden units of the LSTM, and width of the embedding
 * @param initRange weights begin uniform between plus and minus this
 * @param batch finished trials per update
 * @param learningRate of Adam
 * @param entropyWeight of the policy's entropy, summed over the decisions of a network, against advantages in units of
 *     the rewards' standard deviation
 * @param baselineDecay of the exponential moving average of rewards
 */
public record ReinforceOptions(
        int hidden, double initRange, int batch, double learningRate, double entropyWeight, double baselineDecay) {

    public static final ReinforceOptions DEFAULT = new ReinforceOptions(100, 0.1, 4, 0.01, 0.03, 0.95);

    public ReinforceOptions {
        Require.between("hidden units", hidden, 1, 10_000);
        Require.positive("range of the first weights", initRange);
        Require.between("batch", batch, 1, 10_000);
        Require.positive("learning rate", learningRate);
        Require.between("entropy weight", entropyWeight, 0.0, 1e6);
        Require.between("baseline decay", baselineDecay, 0.0, 1.0);
    }
}
