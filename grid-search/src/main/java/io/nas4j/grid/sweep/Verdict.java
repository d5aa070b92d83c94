package io.nas4j.grid.sweep;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Compound scaling against the best single dimension at one growth.
 *
 * @param single the dimension whose network is the best of those that grew in one
 * @param difference accuracy of the compound network minus that of the single one, mean over the seeds that both have
 * @param low lower end of its 95 % interval, which allows for having looked at all single dimensions; empty where nothing is known of
 *     the noise
 * @param high upper end of the interval
 * @param seeds that both have
 * @param moreSeeds about how many further seeds would tell the two apart, if the difference were what it seems; empty where they are
 *     told apart, or more than {@value #MOST_SEEDS} would be needed, or nothing is known of the noise
 */
public record Verdict(
        double growth,
        Dimension single,
        double difference,
        OptionalDouble low,
        OptionalDouble high,
        int seeds,
        OptionalInt moreSeeds,
        Outcome outcome) {

    /** Beyond so many nobody trains. */
    public static final int MOST_SEEDS = 1_000;

    /** What is known. */
    public enum Outcome {
        /** Compound scaling is better. */
        COMPOUND,
        /** The single dimension is better. */
        SINGLE,
        /** The interval has both. */
        NOT_TOLD_APART,
        /** Rounding makes one network of both. */
        SAME_NETWORK,
        /** One seed in common tells nothing of the noise. */
        NOISE_UNKNOWN
    }
}
