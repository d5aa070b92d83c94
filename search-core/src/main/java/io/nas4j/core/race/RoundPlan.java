package io.nas4j.core.race;

/**
 * How many candidates the next round is for, so that the budget lasts: successive rejects (Audibert, Bubeck and Munos 2010,
 * "Best arm identification in multi-armed bandits", figure 3). When {@code a} candidates are left, they are measured until each
 * has {@code C / a} measurements, then the worst goes. Audibert et al. choose the constant C by a formula for measurements of
 * equal cost; here it is the largest whole number that the budget lets be, which is the same plan but for rounding, for any
 * cost. It is chosen anew before each round, of what is left, so that what an early rejection saved is spent on the others.
 */
final class RoundPlan {

    private final RaceBudget budget;
    private final int left;
    private final int rounds;
    private final long units;

    /**
     * @param left candidates that are in the race; the budget reaches for the rounds that all of them are in
     * @param rounds that they have behind them
     * @param spent units
     */
    RoundPlan(RaceBudget budget, int left, int rounds, long spent) {
        this.budget = budget;
        this.left = left;
        this.rounds = rounds;
        this.units = budget.units() - spent;
    }

    /** Candidates that the next round measures, from 2 to all that are left; 0 where the budget does not reach for two. */
    int next() {
        if (left < 2 || budget.costOf(rounds + 1) * 2 > units) {
            return 0;
        }
        long low = 2L * rounds + 1;
        long high = low + 1;
        while (affordable(high)) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (affordable(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return measured(low, rounds + 1);
    }

    private boolean affordable(long constant) {
        long cost = 0;
        for (int round = rounds + 1; cost <= units; round++) {
            int measured = measured(constant, round);
            if (measured < 2) {
                return true;
            }
            cost += measured * budget.costOf(round);
        }
        return false;
    }

    /** The most candidates a with {@code round - 1 < C / a}. */
    private int measured(long constant, int round) {
        return round <= budget.least() ? left : (int) Math.min(left, (constant - 1) / (round - 1));
    }
}
