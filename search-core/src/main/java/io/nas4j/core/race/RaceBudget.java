package io.nas4j.core.race;

import io.nas4j.space.InvalidInputException;
import java.util.function.IntToLongFunction;

/**
 * What a race may spend.
 *
 * @param units in all, at least 1: measurements, or another unit that never depends on a clock
 * @param cost what one measurement in a round costs, at least 1; rounds count from 1
 */
public record RaceBudget(long units, IntToLongFunction cost) {

    public RaceBudget {
        if (units < 1) {
            throw new InvalidInputException("a race's budget must be at least 1, but was " + units);
        }
    }

    /** So many measurements. */
    public static RaceBudget measurements(long number) {
        return new RaceBudget(number, round -> 1);
    }

    long costOf(int round) {
        long each = cost.applyAsLong(round);
        if (each < 1) {
            throw new IllegalArgumentException("a measurement of round " + round + " costs " + each);
        }
        return each;
    }
}
