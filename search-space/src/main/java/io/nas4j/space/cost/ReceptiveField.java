package io.nas4j.space.cost;

/** The square of input pixels that one output pixel sees, as kernels follow each other. */
final class ReceptiveField {

    private long side = 1;
    private long jump = 1;

    /** A kernel moves over the map at a stride. */
    void window(int kernel, int stride) {
        side = Math.addExact(side, Math.multiplyExact(kernel - 1L, jump));
        jump = Math.multiplyExact(jump, stride);
    }

    long side() {
        return side;
    }
}
