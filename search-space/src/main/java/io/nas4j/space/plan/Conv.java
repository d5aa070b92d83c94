package io.nas4j.space.plan;

/**
 * A two-dimensional convolution over a square map.
 *
 * @param name unique in the network; its weight is the tensor {@code name.weight}, its bias {@code name.bias}
 * @param in input channels
 * @param out output channels
 * @param groups 1, or {@code in} where depthwise
 */
public record Conv(String name, int in, int out, int groups, boolean bias, Window window) {

    public int kernel() {
        return window.kernel();
    }

    public int stride() {
        return window.stride();
    }

    /** Height and width of the input. */
    public int inSize() {
        return window.inSize();
    }

    /** Height and width of the output. */
    public int outSize() {
        return window.outSize();
    }

    public boolean depthwise() {
        return groups == in && groups > 1;
    }
}
