package io.nas4j.report.record;

/**
 * The time of some trials.
 *
 * @param seconds of all of them together
 */
public record Spent(int trials, double seconds) {

    /** No trial. */
    public static final Spent NOTHING = new Spent(0, 0);

    /** With another trial. */
    public Spent and(double more) {
        return new Spent(trials + 1, seconds + more);
    }
}
