package io.nas4j.space.plan;

/**
 * A two-dimensional convolution over a square map, padded as TensorFlow's {@code SAME}: the output has
 * {@code ceil(inSize / stride)} pixels a side, and an odd amount of padding has its larger part at the end.
 *
 * @param name unique in the network; its weight is the tensor {@code name.weight}, its bias {@code name.bias}
 * @param in input channels
 * @param out output channels
 * @param groups 1, or {@code in} where depthwise
 * @param inSize height and width of the input
 */
public record Conv(String name, int in, int out, int kernel, int stride, int groups, boolean bias, int inSize) {

    /** Height and width of the output. */
    public int outSize() {
        return (inSize + stride - 1) / stride;
    }

    /** Zero rows and columns in all, before and after. */
    public int padTotal() {
        return Math.max((outSize() - 1) * stride + kernel - inSize, 0);
    }

    /** Zero rows above and columns left. */
    public int padBegin() {
        return padTotal() / 2;
    }

    /** Zero rows below and columns right. */
    public int padEnd() {
        return padTotal() - padBegin();
    }

    public boolean depthwise() {
        return groups == in && groups > 1;
    }

    /** Numbers in the weight tensor, shape {@code [out, in / groups, kernel, kernel]}. */
    public long weights() {
        return (long) out * (in / groups) * kernel * kernel;
    }

    /** Trainable numbers. */
    public long params() {
        return weights() + (bias ? out : 0);
    }

    /** Multiply-accumulates for one picture. */
    public long macs() {
        return weights() * outSize() * outSize();
    }
}
