package io.nas4j.controller.model;

/**
 * Accuracies as the model sees them: the negative logarithm of the error. Halving the error is one step anywhere, so the few
 * very bad networks of a space do not drown the differences between good ones, which decide a search.
 */
public final class ErrorScale {

    /** Keeps a perfect accuracy finite; a validation set tells no smaller errors apart. */
    private static final double LEAST_ERROR = 0.002;

    private ErrorScale() {}

    /** @param accuracy a fraction; what is above 1 counts as 1 */
    public static double of(double accuracy) {
        return -StrictMath.log(Math.max(LEAST_ERROR, 1 + LEAST_ERROR - accuracy));
    }

    /** The accuracy again; below 0 for what is worse than every accuracy. */
    public static double accuracy(double value) {
        return 1 + LEAST_ERROR - StrictMath.exp(-value);
    }
}
