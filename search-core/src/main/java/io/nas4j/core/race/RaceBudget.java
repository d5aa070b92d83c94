package io.nas4j.core.race;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.function.IntToLongFunction;

/**
 * What a race may spend.
 *
 * @param units in all, at least 1: measurements, or another unit that never depends on a clock
 * @param cost what one measurement in a round costs, at least 1; rounds count from 1
 * @param least rounds that all candidates are measured in, unless a test rejects them
 */
public record RaceBudget(long units, IntToLongFunction cost, int least) {

    public RaceBudget {
        if (units < 1) {
            throw new InvalidInputException("a race's budget must be at least 1, but was " + units);
        }
        Require.between("rounds of all candidates", least, 1, 1000);
    }

    /** All candidates are measured once, at least. */
    public RaceBudget(long units, IntToLongFunction cost) {
        this(units, cost, 1);
    }

    /** So many measurements. */
    public static RaceBudget measurements(long number) {
        return new RaceBudget(number, round -> 1);
    }

    /** The same, with so many rounds of all candidates. */
    public RaceBudget withLeast(int rounds) {
        return new RaceBudget(units, cost, rounds);
    }

    /** What the rounds of all take. */
    long costOfAll(int candidates) {
        long cost = 0;
        for (int round = 1; round <= least; round++) {
            cost += candidates * costOf(round);
        }
        return cost;
    }

    long costOf(int round) {
        long each = cost.applyAsLong(round);
        if (each < 1) {
            throw new IllegalArgumentException("a measurement of round " + round + " costs " + each);
        }
        return each;
    }
}
