package io.nas4j.grid.truth;

import io.nas4j.core.race.Race;
import io.nas4j.core.race.RaceBudget;
import io.nas4j.core.race.RaceState;
import io.nas4j.grid.CoefficientLattice;
import io.nas4j.grid.GridPlan;
import io.nas4j.grid.GridReading;
import io.nas4j.grid.surface.Place;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A grid search whose truth is known, of a random network of the small-image space with its real roundings. Trainings have noise
 * as on CIFAR-10, a standard deviation of 0.6 to 0.8 points, and one in a hundred fails; of the candidates one in 25 always does. What a
 * candidate is really worth differs from the surface by 0.15 points, and rounds by 0.3.
 */
final class SimulatedStudy {

    private static final double EXPONENT = -0.07;
    private static final SearchSpace SPACE = SearchSpaces.get(SearchSpaces.SMALL_IMAGE, new Input(32, 3), 10);
    private static final int MOST_ROUNDS = 400;

    final Truth truth;
    final GridPlan plan;
    private final CompoundScaling scaling = new CompoundScaling(new Rounding(8));
    private final List<Place> places;
    private final SplittableRandom random;
    private final double[] own;
    private final boolean[] broken;
    private final double[][] noise;
    private final double[] rounds;
    private final boolean[][] fails;

    SimulatedStudy(long seed, int points) {
        this.random = new SplittableRandom(seed);
        Architecture baseline = SPACE.build(SPACE.sample(random));
        this.plan = GridPlan.of(baseline, new CoefficientLattice(points).points(), scaling, points);
        this.places = plan.places();
        this.truth = Truth.draw(random);
        int n = places.size();
        double deviation = random.nextDouble(0.006, 0.008);
        this.own = IntStream.range(0, n)
                .mapToDouble(i -> 0.0015 * random.nextGaussian())
                .toArray();
        this.broken = new boolean[n];
        for (int i = 0; i < n; i++) {
            broken[i] = random.nextDouble() < 0.04;
        }
        this.noise = new double[MOST_ROUNDS][n];
        this.rounds = new double[MOST_ROUNDS];
        this.fails = new boolean[MOST_ROUNDS][n];
        for (int r = 0; r < MOST_ROUNDS; r++) {
            rounds[r] = 0.003 * random.nextGaussian();
            for (int i = 0; i < n; i++) {
                noise[r][i] = deviation * random.nextGaussian();
                fails[r][i] = random.nextDouble() < 0.01;
            }
        }
    }

    int candidates() {
        return places.size();
    }

    /** What a candidate is worth at two times the MACs. */
    double worth(int candidate) {
        return truth.onConstraint(places.get(candidate)) + own[candidate];
    }

    /** What the best of the candidates is worth that can be trained. */
    double best() {
        return IntStream.range(0, places.size())
                .filter(i -> !broken[i])
                .mapToDouble(this::worth)
                .max()
                .orElseThrow();
    }

    private OptionalDouble trained(int candidate, int round) {
        return broken[candidate] || fails[round - 1][candidate]
                ? OptionalDouble.empty()
                : OptionalDouble.of(truth.at(places.get(candidate))
                        + own[candidate]
                        + rounds[round - 1]
                        + noise[round - 1][candidate]);
    }

    private double score(int candidate, double accuracy) {
        return accuracy * Math.pow(2, EXPONENT * (places.get(candidate).doublings() - 1));
    }

    /** What was trained in a race, and what it took. */
    record Raced(GridReading reading, int trainings) {}

    /** Races with so many trainings, and reads what they say. */
    Raced raced(int trainings) {
        List<List<Double>> accuracies = new ArrayList<>();
        int[] spent = {0};
        Race race = Race.of(
                        candidates(), 0.95, RaceBudget.measurements(trainings).withLeast(2))
                .finished((candidate, round) -> {
                    while (accuracies.size() < round) {
                        accuracies.add(new ArrayList<>(Collections.nCopies(candidates(), Double.NaN)));
                    }
                    spent[0]++;
                    OptionalDouble accuracy = trained(candidate, round);
                    accuracy.ifPresent(value -> accuracies.get(round - 1).set(candidate, value));
                    return accuracy.isPresent()
                            ? OptionalDouble.of(score(candidate, accuracy.getAsDouble()))
                            : OptionalDouble.empty();
                });
        List<Boolean> failed = IntStream.range(0, candidates())
                .mapToObj(i -> race.state(i) == RaceState.FAILED)
                .toList();
        return new Raced(read(accuracies, failed), spent[0]);
    }

    private GridReading read(List<List<Double>> accuracies, List<Boolean> failed) {
        return GridReading.of(plan, scaling, EXPONENT, new GridReading.Trained(accuracies, failed), random.split());
    }

    /** Spends so many trainings otherwise than by a race, and reads what they say. */
    Raced spent(int trainings, Allocation allocation) {
        List<List<Double>> accuracies = new ArrayList<>();
        List<Boolean> failed = new ArrayList<>(Collections.nCopies(candidates(), false));
        int spent = 0;
        for (int size : allocation.sizes(candidates(), trainings)) {
            List<Integer> able = IntStream.range(0, candidates())
                    .filter(i -> !failed.get(i))
                    .boxed()
                    .toList();
            int round = accuracies.size() + 1;
            List<Double> values = new ArrayList<>(Collections.nCopies(candidates(), Double.NaN));
            for (int candidate : allocation.next(size, able, round, () -> read(accuracies, failed))) {
                OptionalDouble accuracy = trained(candidate, round);
                spent++;
                accuracy.ifPresentOrElse(value -> values.set(candidate, value), () -> failed.set(candidate, true));
            }
            accuracies.add(values);
        }
        return new Raced(read(accuracies, failed), spent);
    }

    /** What the candidate is worth that a grid with so many trainings of each chooses: the best mean score. */
    double plain(int replicates) {
        return plain(replicates, this::score);
    }

    /** The same where the grid knows what the candidate's MACs add to its accuracy, which no one does: it chooses the best mean at equal MACs. */
    double informed(int replicates) {
        return plain(
                replicates,
                (candidate, accuracy) ->
                        accuracy - truth.at(places.get(candidate)) + truth.onConstraint(places.get(candidate)));
    }

    /** How good a candidate seems by its accuracy. */
    @FunctionalInterface
    private interface Seeming {
        double of(int candidate, double accuracy);
    }

    private double plain(int replicates, Seeming seeming) {
        double best = Double.NEGATIVE_INFINITY;
        int chosen = -1;
        for (int i = 0; i < candidates(); i++) {
            int candidate = i;
            OptionalDouble mean = IntStream.rangeClosed(1, replicates)
                    .mapToObj(round -> trained(candidate, round))
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .average();
            if (mean.isPresent() && seeming.of(i, mean.getAsDouble()) > best) {
                best = seeming.of(i, mean.getAsDouble());
                chosen = i;
            }
        }
        return worth(chosen);
    }
}
