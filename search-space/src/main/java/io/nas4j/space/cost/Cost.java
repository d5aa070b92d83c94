package io.nas4j.space.cost;

/**
 * What a network costs.
 *
 * @param params trainable numbers: convolutions, batch-norm scale and shift, squeeze-and-excitation and dense with biases;
 *     running statistics not counted
 * @param macs multiply-accumulates of one image's forward pass: convolutions (squeeze-and-excitation too) and dense
 *     layers, nothing else; what the papers print as "FLOPs"
 */
public record Cost(long params, long macs) {

    /**
     * The sum of both.
     *
     * @throws ArithmeticException where it is 2<sup>63</sup> or more
     */
    public Cost plus(Cost other) {
        return new Cost(Math.addExact(params, other.params), Math.addExact(macs, other.macs));
    }
}
