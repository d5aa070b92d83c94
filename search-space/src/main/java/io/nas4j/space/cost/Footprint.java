package io.nas4j.space.cost;

/**
 * What a network occupies and moves for one image, in bytes of 32-bit floats.
 *
 * @param weights trained tensors and running statistics
 * @param inferencePeak the most bytes of maps that are alive at once in a forward pass that frees each map after its last
 *     use; batch norm, activation and the SE product work in place
 * @param training bytes of all that the forward pass of a training step keeps for the backward pass: the image and the
 *     output of every convolution, batch norm, activation, SE step, sum, pooling and dense layer. Gradients and optimiser
 *     state come on top
 * @param traffic bytes that convolutions and dense layers read and write at inference: input, output and weights once each,
 *     everything else fused into them
 * @param macs multiply-accumulates, as {@link Cost#macs}
 * @param receptiveField of a pixel of the last map, as {@link LayerCost#receptiveField}
 */
public record Footprint(long weights, long inferencePeak, long training, long traffic, long macs, long receptiveField) {

    /** Floating-point operations (two for a multiply-accumulate) for each byte moved. */
    public double intensity() {
        return 2.0 * macs / traffic;
    }

    /** Bytes that inference needs in all: weights and the maps at their peak. */
    public long inference() {
        return weights + inferencePeak;
    }
}
