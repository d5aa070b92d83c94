package io.nas4j.space.plan;

import io.nas4j.space.architecture.Padding;

/**
 * A kernel of odd side that moves over a square map with zeros around it. The output has {@code ceil(inSize / stride)} pixels a side.
 *
 * @param inSize height and width of the input
 * @param padding {@link Padding#SAME} wherever both ways to pad come to the same windows, whatever was asked for; so equal
 *     windows are equal records
 */
public record Window(int kernel, int stride, int inSize, Padding padding) {

    public Window {
        if (totalOfSame(kernel, stride, inSize) / 2 == (kernel - 1) / 2) {
            padding = Padding.SAME;
        }
    }

    /** A window of the default padding. */
    public Window(int kernel, int stride, int inSize) {
        this(kernel, stride, inSize, Padding.SAME);
    }

    /** The 3×3 window of a pool. */
    public static Window ofPool(int stride, int inSize, Padding padding) {
        return new Window(3, stride, inSize, padding);
    }

    /** Height and width of the output. */
    public int outSize() {
        return Layout.outSize(inSize, stride);
    }

    /** Zero rows and columns in all, before and after. */
    public int padTotal() {
        return symmetric() ? kernel - 1 : totalOfSame(kernel, stride, inSize);
    }

    private static int totalOfSame(int kernel, int stride, int inSize) {
        return Math.max((Layout.outSize(inSize, stride) - 1) * stride + kernel - inSize, 0);
    }

    /** Zero rows above and columns left. */
    public int padBegin() {
        return padTotal() / 2;
    }

    /** Zero rows below and columns right. Where padding is symmetric, the windows do not reach the last of them. */
    public int padEnd() {
        return padTotal() - padBegin();
    }

    /** Whether the windows begin one pixel earlier than TensorFlow's {@code SAME} would have them. */
    public boolean symmetric() {
        return padding == Padding.SYMMETRIC;
    }
}
