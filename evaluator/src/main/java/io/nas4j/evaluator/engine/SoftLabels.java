package io.nas4j.evaluator.engine;

/**
 * Labels that are shared out over the classes. The array is shared, not copied.
 *
 * @param classes at least 1
 * @param shares row-major {@code [images, classes]}; each row adds up to 1, before labels are smoothed
 */
public record SoftLabels(int classes, float[] shares) {

    public SoftLabels {
        if (classes < 1 || shares.length % classes != 0) {
            throw new IllegalArgumentException(shares.length + " shares are not those of " + classes + " classes");
        }
    }

    /** Images that have a row. */
    public int count() {
        return shares.length / classes;
    }
}
