package io.nas4j.space.cost;

/** The square of input pixels that one output pixel sees, as kernels follow each other. */
final class ReceptiveField {

    /** Beyond any image; a deep network's field ends here. */
    private static final long MOST = 1L << 40;

    private long side = 1;
    private long jump = 1;

    /** A kernel moves over the map at a stride. */
    void window(int kernel, int stride) {
        side = Math.min(side + (kernel - 1L) * jump, MOST);
        jump = Math.min(jump * stride, MOST);
    }

    long side() {
        return side;
    }
}
