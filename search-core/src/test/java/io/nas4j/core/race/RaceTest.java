package io.nas4j.core.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RaceTest {

    private static final int SIMULATED = 1_000;

    private static Race raced(int candidates, long measurements, ToDoubleBiFunction<Integer, Integer> value) {
        return Race.of(candidates, Race.PROBABILITY, RaceBudget.measurements(measurements))
                .finished((candidate, round) -> OptionalDouble.of(value.applyAsDouble(candidate, round)));
    }

    private static List<Racer> standings(Race race) {
        return race.standings(new SplittableRandom(1));
    }

    private static Racer of(Race race, int candidate) {
        return standings(race).stream()
                .filter(racer -> racer.candidate() == candidate)
                .findFirst()
                .orElseThrow();
    }

    /** Normal noise that is the same wherever it is asked for. */
    private static double noise(long seed, int candidate, int round) {
        return new SplittableRandom(seed * 1_000_003 + candidate * 1_009L + round).nextGaussian();
    }

    private static double share(Predicate<Long> holds) {
        return (double) IntStream.range(0, SIMULATED)
                        .filter(seed -> holds.test((long) seed))
                        .count()
                / SIMULATED;
    }

    @Property(tries = 200)
    void theBestOfClearlySeparatedCandidatesAlwaysWins(
            @ForAll @IntRange(min = 2, max = 12) int candidates,
            @ForAll @IntRange(min = 1, max = 8) int rounds,
            @ForAll @DoubleRange(min = -5, max = 5) double drift,
            @ForAll long seed) {
        List<Integer> worth =
                new ArrayList<>(IntStream.range(0, candidates).boxed().toList());
        Collections.shuffle(worth, new Random(seed));
        SplittableRandom random = new SplittableRandom(seed);
        Race race = raced(
                candidates,
                (long) candidates * rounds,
                (candidate, round) -> worth.get(candidate) + drift * round + random.nextDouble(-0.4, 0.4));
        assertThat(race.ranked().get(0)).isEqualTo(worth.indexOf(candidates - 1));
    }

    @Test
    void separatedCandidatesAreToldApartLongBeforeTheBudgetEnds() {
        Race race = raced(6, 600, (candidate, round) -> candidate + 0.1 * noise(1, candidate, round));
        assertThat(race.end()).contains(RaceEnd.ONE_IS_BEST);
        assertThat(race.spent()).isLessThan(30);
        assertThat(standings(race)).extracting(Racer::candidate).first().isEqualTo(5);
        assertThat(of(race, 5).probability().orElseThrow()).isGreaterThan(0.99);
        assertThat(of(race, 0).state()).isEqualTo(RaceState.WORSE);
    }

    @Property(tries = 6, seed = "20261130")
    void oneOfEqualCandidatesIsCalledTheBestNoOftenerThanStated(
            @ForAll @IntRange(min = 2, max = 6) int candidates, @ForAll @IntRange(min = 2, max = 20) int rounds) {
        double called = share(seed -> raced(
                        candidates, (long) candidates * rounds, (candidate, round) -> noise(seed, candidate, round))
                .end()
                .equals(Optional.of(RaceEnd.ONE_IS_BEST)));
        assertThat(called).isLessThan(0.1 + 3 * Math.sqrt(0.1 * 0.9 / SIMULATED));
    }

    @Property(tries = 8, seed = "20261130")
    void theTestRejectsTheBestNoOftenerThanStated(
            @ForAll @IntRange(min = 2, max = 5) int candidates, @ForAll @DoubleRange(min = 0, max = 1) double lead) {
        double rejected = share(seed -> raced(
                                candidates,
                                12L * candidates,
                                (candidate, round) -> (candidate == 0 ? lead : 0) + noise(seed, candidate, round))
                        .state(0)
                == RaceState.WORSE);
        assertThat(rejected).isLessThan(0.05 + 3 * Math.sqrt(0.05 * 0.95 / SIMULATED));
    }

    @Property(tries = 100)
    void numberingTheCandidatesOtherwiseChangesNothing(
            @ForAll @IntRange(min = 2, max = 9) int candidates,
            @ForAll @IntRange(min = 1, max = 9) int rounds,
            @ForAll long seed) {
        List<Integer> other =
                new ArrayList<>(IntStream.range(0, candidates).boxed().toList());
        Collections.shuffle(other, new Random(seed));
        Race.Measurement measurement = (candidate, round) -> noise(seed, candidate + 50, round) > 2.3
                ? OptionalDouble.empty()
                : OptionalDouble.of(noise(seed, candidate, round) + 0.3 * candidate);
        RaceBudget budget = RaceBudget.measurements((long) candidates * rounds);
        Race straight = Race.of(candidates, 0.8, budget).finished(measurement);
        Race numbered = Race.of(candidates, 0.8, budget)
                .finished((candidate, round) -> measurement.of(other.get(candidate), round));
        assertThat(numbered.end()).isEqualTo(straight.end());
        assertThat(standings(numbered).stream()
                        .filter(racer -> racer.mean().isPresent())
                        .map(racer -> renumbered(racer, other.get(racer.candidate()))))
                .containsExactlyElementsOf(standings(straight).stream()
                        .filter(racer -> racer.mean().isPresent())
                        .toList());
    }

    private static Racer renumbered(Racer racer, int number) {
        return new Racer(
                number, racer.state(), racer.measurements(), racer.mean(), racer.interval(), racer.probability());
    }

    @Property(tries = 200)
    void theBudgetIsKeptAndNearlyUsedWhereNothingIsClear(
            @ForAll @IntRange(min = 2, max = 20) int candidates,
            @ForAll @IntRange(min = 0, max = 200) int more,
            @ForAll @IntRange(min = 0, max = 3) int growth,
            @ForAll long seed) {
        RaceBudget budget = new RaceBudget(candidates + more, round -> 1L + (long) growth * (round - 1));
        Race race = Race.of(candidates, 0.999, budget)
                .finished((candidate, round) -> OptionalDouble.of(noise(seed, candidate, round)));
        assertThat(race.spent()).isBetween(0L, budget.units());
        if (race.end().equals(Optional.of(RaceEnd.BUDGET))
                && standings(race).get(1).state() == RaceState.IN_RACE) {
            assertThat(budget.units() - race.spent()).isLessThan(2 * budget.costOf(race.round()));
        }
    }

    @Test
    void theBudgetGoesToTheBestAsInSuccessiveRejects() {
        int[] lengths = new int[8];
        Race race = Race.of(8, 0.9, RaceBudget.measurements(80)).finished((candidate, round) -> {
            lengths[candidate]++;
            return OptionalDouble.of(0.2 * candidate + noise(7, candidate, round));
        });
        int[] sorted = Arrays.stream(lengths).sorted().toArray();
        // ceil(C / a) for a = 8, 7, ..., 2 with C = 34, the largest that a budget of 80 reaches for
        assertThat(race.spent()).isLessThanOrEqualTo(80);
        assertThat(sorted[0]).isBetween(4, 5);
        assertThat(sorted[7]).isBetween(15, 20);
        assertThat(sorted[6]).isEqualTo(sorted[7]);
        assertThat(standings(race).get(0).measurements()).isEqualTo(sorted[7]);
    }

    @Test
    void theBudgetsPlanFindsTheBestOftenerThanEqualShares() {
        double[] worth = {0, 0, 0, 0, 0, 0, 0, 0.6, 0.6, 1.2};
        double raced = share(seed ->
                raced(worth.length, 60, (candidate, round) -> worth[candidate] + noise(seed, candidate, round))
                                .ranked()
                                .get(0)
                        == 9);
        double equal = share(seed -> IntStream.range(0, worth.length)
                        .boxed()
                        .max((a, b) -> Double.compare(mean(worth, seed, a), mean(worth, seed, b)))
                        .orElseThrow()
                == 9);
        assertThat(raced).isGreaterThan(equal + 0.03);
    }

    private static double mean(double[] worth, long seed, int candidate) {
        return worth[candidate]
                + IntStream.rangeClosed(1, 6)
                                .mapToDouble(round -> noise(seed, candidate, round))
                                .sum()
                        / 6;
    }

    @Test
    void probabilitiesOfBestAreThoseOfStudentsDistribution() {
        Race race = raced(2, 6, (candidate, round) -> round * 0.1 + (candidate == 1 ? 0.02 * (round % 2) : 0));
        // differences .02, 0, .02: t = .0133 / (.01155 / sqrt 3) = 2 with 2 degrees: .9082
        assertThat(of(race, 1).probability().orElseThrow()).isCloseTo(0.9082, within(0.006));
        assertThat(of(race, 0).probability().orElseThrow()).isCloseTo(0.0918, within(0.006));
        assertThat(of(race, 1).mean().orElseThrow()).isCloseTo(0.2 + 0.04 / 3, within(1e-12));
    }

    @Test
    void whatFailsIsOut() {
        Race race = Race.of(3, 0.9, RaceBudget.measurements(9))
                .finished((candidate, round) -> candidate == 2 || (candidate == 1 && round == 2)
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(candidate));
        assertThat(race.end()).contains(RaceEnd.ONE_IS_BEST);
        assertThat(standings(race)).extracting(Racer::candidate).containsExactly(0, 1, 2);
        assertThat(standings(race))
                .extracting(Racer::state)
                .containsExactly(RaceState.IN_RACE, RaceState.FAILED, RaceState.FAILED);
        Race all = Race.of(2, 0.9, RaceBudget.measurements(9)).finished((candidate, round) -> OptionalDouble.empty());
        assertThat(all.end()).contains(RaceEnd.ALL_FAILED);
    }

    @Test
    void withoutNoiseTheBestIsClearAfterTwoRoundsAndEqualOnesNever() {
        assertThat(raced(3, 100, (candidate, round) -> candidate / 3.0).spent()).isEqualTo(6);
        Race equal = raced(3, 30, (candidate, round) -> 1 / 3.0);
        assertThat(equal.end()).contains(RaceEnd.BUDGET);
        assertThat(standings(equal)).extracting(Racer::candidate).containsExactly(0, 1, 2);
    }

    @Test
    void whatRoundsDoToAllIsTakenOutOfRejectedCandidatesToo() {
        Race race = raced(4, 40, (candidate, round) -> 10.0 * round + candidate + 0.05 * noise(3, candidate, round));
        assertThat(of(race, 3).mean().orElseThrow() - of(race, 0).mean().orElseThrow())
                .isCloseTo(3, within(0.2));
    }

    @Test
    void refusesABudgetThatReachesForNoRound() {
        assertThatThrownBy(() -> Race.of(4, 0.9, RaceBudget.measurements(3)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a budget of 3 does not reach for one round of 4 candidates, which takes 4");
        assertThatThrownBy(() -> Race.of(1, 0.9, RaceBudget.measurements(3))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Race.of(2, 1, RaceBudget.measurements(3))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RaceBudget.measurements(0)).isInstanceOf(InvalidInputException.class);
        Race race = Race.of(2, 0.9, RaceBudget.measurements(4));
        assertThatThrownBy(() -> race.with(Map.of(0, OptionalDouble.of(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("round 1 is for [0, 1], but has [0]");
    }

    @Test
    void allAreMeasuredInAsManyRoundsAsTheBudgetSays() {
        Race race = Race.of(6, 0.95, RaceBudget.measurements(14).withLeast(2))
                .finished((candidate, round) -> OptionalDouble.of(noise(3, candidate, round)));
        assertThat(race.values().subList(0, 2))
                .allSatisfy(round -> assertThat(round).doesNotContain(Double.NaN));
        assertThat(race.spent()).isLessThanOrEqualTo(14);
        assertThatThrownBy(() -> Race.of(6, 0.95, RaceBudget.measurements(11).withLeast(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a budget of 11 does not reach for 2 rounds of 6 candidates, which takes 12");
    }
}
