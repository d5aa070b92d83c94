package io.nas4j.core.race;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A race among numbered candidates, of which more is better, by successive rejects (Audibert, Bubeck and Munos 2010) with a
 * paired test; immutable. In each round every candidate that is left is measured once more, all of a round under the same
 * conditions. Then those go that are clearly worse than the best, and the worst of the others where the budget does not reach
 * for all ({@link RoundPlan}). The race ends when all but one are clearly worse, or the budget is spent.
 *
 * <p>The test is a paired t test: what a round does to all alike is taken out, and the noise of all candidates is estimated
 * together ({@link AdditiveFit}), so that two or three rounds tell something. Wilcoxon's signed-rank test cannot reject at
 * level a before {@code log2(1/a)} rounds, at the levels here eight and more.
 *
 * <p>It is looked at after each round from the second on, and the best is compared with all others: look r has the share
 * {@code 2 / (r (r + 1))} of the error that is allowed, whose sum over all rounds is 1, and each of the others an equal part of
 * that (Bonferroni). So however long a race lasts, the probability that the best candidate is rejected by the test is at most
 * {@code (1 - probability) / 2}, and where all candidates are equal, the probability that one is called the best is at most
 * {@code 1 - probability}: for that all others must be rejected, and with n candidates, by Markov's inequality, that is at most
 * n / (n - 1) times as probable as a rejection of a given one. This holds for normal noise that has one variance, and up to
 * the budget's own rejections, of which nothing is claimed.
 */
public final class Race {

    /** The probability unless another is asked for. */
    public static final double PROBABILITY = 0.9;

    private final double probability;
    private final RaceBudget budget;
    private final Rounds rounds;
    private final List<RaceState> states;
    private final long spent;
    private final List<Integer> next;

    private Race(
            double probability,
            RaceBudget budget,
            Rounds rounds,
            List<RaceState> states,
            long spent,
            List<Integer> next) {
        this.probability = probability;
        this.budget = budget;
        this.rounds = rounds;
        this.states = List.copyOf(states);
        this.spent = spent;
        this.next = List.copyOf(next);
    }

    /**
     * A race that begins.
     *
     * @param candidates at least 2
     * @param probability with which the one that is found is to be the best, from .5 to below 1
     * @param budget reaches for the rounds that all are measured in
     * @throws InvalidInputException where it does not, or a value is out of range
     */
    public static Race of(int candidates, double probability, RaceBudget budget) {
        Require.between("candidates of a race", candidates, 2, 10_000);
        Require.between("probability", probability, 0.5, 0.999999);
        long least = budget.costOfAll(candidates);
        if (budget.units() < least) {
            throw new InvalidInputException("a budget of " + budget.units() + " does not reach for "
                    + (budget.least() == 1 ? "one round" : budget.least() + " rounds") + " of " + candidates
                    + " candidates, which takes " + least);
        }
        return new Race(
                probability,
                budget,
                Rounds.none(candidates),
                Collections.nCopies(candidates, RaceState.IN_RACE),
                0,
                IntStream.range(0, candidates).boxed().toList());
    }

    /** The candidates that the next round measures, in ascending order; none when the race is over. */
    public List<Integer> next() {
        return next;
    }

    /** The number of the next round, from 1. */
    public int round() {
        return rounds.count() + 1;
    }

    /** What was measured: by round, then by candidate; NaN where nothing was. */
    public List<List<Double>> values() {
        return rounds.values();
    }

    /** Units of the budget that were spent. */
    public long spent() {
        return spent;
    }

    /** Why the race is over; empty while it is not. */
    public Optional<RaceEnd> end() {
        if (!next.isEmpty()) {
            return Optional.empty();
        }
        if (states.stream().allMatch(state -> state == RaceState.FAILED)) {
            return Optional.of(RaceEnd.ALL_FAILED);
        }
        return Optional.of(
                states.stream().filter(RaceState::mayBeBest).count() == 1 ? RaceEnd.ONE_IS_BEST : RaceEnd.BUDGET);
    }

    /**
     * The race after its next round.
     *
     * @param values one for each of {@link #next}; empty where the measurement failed
     */
    public Race with(Map<Integer, OptionalDouble> values) {
        if (!values.keySet().equals(Set.copyOf(next))) {
            throw new IllegalArgumentException("round " + round() + " is for " + next + ", but has " + values.keySet());
        }
        List<Double> round = new ArrayList<>(Collections.nCopies(states.size(), Double.NaN));
        List<RaceState> after = new ArrayList<>(states);
        values.forEach((candidate, value) -> {
            if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
                round.set(candidate, value.getAsDouble());
            } else {
                after.set(candidate, RaceState.FAILED);
            }
        });
        boolean any = round.stream().anyMatch(value -> !Double.isNaN(value));
        Rounds all = any ? rounds.with(round) : rounds;
        long paid = spent + next.size() * budget.costOf(round());
        Rejections rejections = new Rejections(all, after);
        rejections.byTest(probability);
        List<Integer> left = rejections.byBudget(new RoundPlan(budget, rejections.left(), all.count(), paid));
        return new Race(probability, budget, all, rejections.states(), paid, left);
    }

    /** Where a candidate stands. */
    public RaceState state(int candidate) {
        return states.get(candidate);
    }

    /**
     * All candidates by number, the best first: those that are left, then those that were measured in more rounds, each by
     * their means.
     */
    public List<Integer> ranked() {
        return new Standings(rounds, states).ranked();
    }

    /**
     * All candidates and what is known of them, in the order of {@link #ranked}.
     *
     * @param random draws for the probabilities
     */
    public List<Racer> standings(RandomGenerator random) {
        return new Standings(rounds, states).all(random);
    }

    /** What measures a candidate in a round, which counts from 1; empty where it failed. */
    @FunctionalInterface
    public interface Measurement {

        OptionalDouble of(int candidate, int round);
    }

    /** The race when it is over, each round measured so. */
    public Race finished(Measurement measurement) {
        Race race = this;
        while (!race.next.isEmpty()) {
            Map<Integer, OptionalDouble> values = new TreeMap<>();
            for (int candidate : race.next) {
                values.put(candidate, measurement.of(candidate, race.round()));
            }
            race = race.with(values);
        }
        return race;
    }
}
