package io.nas4j.space.plan;

/**
 * A kernel that moves over a square map, padded as TensorFlow's {@code SAME}: the output has {@code ceil(inSize / stride)}
 * pixels a side, and an odd amount of padding has its larger part at the end.
 *
 * @param inSize height and width of the input
 */
public record Window(int kernel, int stride, int inSize) {

    /** The 3×3 window of a pool. */
    public static Window ofPool(int stride, int inSize) {
        return new Window(3, stride, inSize);
    }

    /** Height and width of the output. */
    public int outSize() {
        return Layout.outSize(inSize, stride);
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
}
