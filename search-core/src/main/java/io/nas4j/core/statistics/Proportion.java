package io.nas4j.core.statistics;

import io.nas4j.space.InvalidInputException;

/**
 * A proportion that was counted, with its 95 % interval (Wilson 1927): the proportions of which the count is no surprise.
 *
 * @param value hits over trials
 * @param low lower end of the interval, from 0
 * @param high upper end of the interval, to 1
 */
public record Proportion(double value, double low, double high) {

    /** The standard normal distribution has 2.5 % above it. */
    private static final double Z = 1.959963984540054;

    /**
     * The interval of a count.
     *
     * @throws InvalidInputException where there is no trial, or there are more hits than trials
     */
    public static Proportion of(long hits, long trials) {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new InvalidInputException(
                    "a proportion needs at least one trial and no more hits than trials, but has " + hits + " of "
                            + trials);
        }
        double value = (double) hits / trials;
        double square = Z * Z / trials;
        double middle = (value + square / 2) / (1 + square);
        double half = Z / (1 + square) * Math.sqrt(value * (1 - value) / trials + square / (4 * trials));
        return new Proportion(
                value, hits == 0 ? 0 : Math.max(0, middle - half), hits == trials ? 1 : Math.min(1, middle + half));
    }
}
