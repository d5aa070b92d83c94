package io.nas4j.space.cost;

/**
 * The counts that other tools' figures are made of, so that a user can see why two tables differ. Each figure below was
 * compared with the tool's own output for the networks that it publishes.
 *
 * @param params trainable numbers
 * @param macs multiply-accumulates of convolutions and dense layers: papers ("FLOPs", "Mult-Adds") and torchvision
 *     ({@code _ops})
 * @param denseMacs those of them in dense layers
 * @param batchNormChannels channels of all batch norms
 * @param batchNormElements numbers that all batch norms write
 * @param squeezedElements numbers that the means of squeeze-and-excitation read
 * @param pooledElements numbers that the last global mean reads
 * @param convolutionOutputs numbers that all convolutions write, those of squeeze-and-excitation too
 */
public record Conventions(
        long params,
        long macs,
        long denseMacs,
        long batchNormChannels,
        long batchNormElements,
        long squeezedElements,
        long pooledElements,
        long convolutionOutputs) {

    /** "GMACs" of timm's benchmark tables: two operations for each batch-norm output, one for each pooled number, added. */
    public long timmMacs() {
        return macs + 2 * batchNormElements + pooledElements;
    }

    /** "Activations" of timm's benchmark tables: outputs of convolutions. */
    public long timmActivations() {
        return convolutionOutputs;
    }

    /**
     * "FLOPs" of mmpretrain's EfficientNet tables: without the classifier, with five operations for each batch-norm output
     * and one for each pooled number.
     */
    public long mmpretrainFlops() {
        return macs - denseMacs + 5 * batchNormElements + squeezedElements + pooledElements;
    }

    /**
     * {@code count_params()} of Keras: running statistics count. Keras' own EfficientNets of the first version report 7 more,
     * for the layer that normalises their input.
     */
    public long kerasParams() {
        return params + 2 * batchNormChannels;
    }
}
