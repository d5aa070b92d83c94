package io.nas4j.core.race;

import io.nas4j.core.statistics.ProbabilityOfBest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/** What is known of the candidates behind some rounds. */
final class Standings {

    private static final double TAIL = 0.975;

    private final Rounds rounds;
    private final List<RaceState> states;
    /** Empty before the first round. */
    private final Optional<AdditiveFit> fit;

    Standings(Rounds rounds, List<RaceState> states) {
        this.rounds = rounds;
        this.states = states;
        this.fit = rounds.count() == 0 ? Optional.empty() : Optional.of(new AdditiveFit(rounds));
    }

    List<Integer> ranked() {
        return IntStream.range(0, states.size())
                .boxed()
                .sorted(Comparator.comparing((Integer candidate) -> states.get(candidate) == RaceState.FAILED)
                        .thenComparing(candidate -> states.get(candidate) != RaceState.IN_RACE)
                        .thenComparing(Comparator.<Integer>comparingInt(rounds::measured)
                                .reversed())
                        .thenComparing(Comparator.comparingDouble(
                                        (Integer candidate) -> level(candidate).orElse(Double.NEGATIVE_INFINITY))
                                .reversed())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    List<Racer> all(RandomGenerator random) {
        Map<Integer, Double> probabilities = probabilities(random);
        return ranked().stream()
                .map(candidate -> new Racer(
                        candidate,
                        states.get(candidate),
                        rounds.measured(candidate),
                        level(candidate),
                        interval(candidate),
                        optional(probabilities.getOrDefault(candidate, Double.NaN))))
                .toList();
    }

    private OptionalDouble level(int candidate) {
        return fit.isPresent() && fit.get().knows(candidate)
                ? OptionalDouble.of(fit.get().level(candidate))
                : OptionalDouble.empty();
    }

    private OptionalDouble interval(int candidate) {
        int measured = rounds.measured(candidate);
        if (!hasNoise() || measured == 0) {
            return OptionalDouble.empty();
        }
        AdditiveFit known = fit.orElseThrow();
        double times = new TDistribution(known.degrees()).inverseCumulativeProbability(TAIL);
        return OptionalDouble.of(times * known.deviation() / Math.sqrt(measured));
    }

    /** Of each candidate that did not fail; none before the noise is known. */
    private Map<Integer, Double> probabilities(RandomGenerator random) {
        Map<Integer, Double> probabilities = new HashMap<>();
        if (!hasNoise()) {
            return probabilities;
        }
        AdditiveFit known = fit.orElseThrow();
        List<Integer> able = IntStream.range(0, states.size())
                .filter(candidate -> states.get(candidate) != RaceState.FAILED)
                .boxed()
                .sorted(Comparator.comparingInt(known::placeOf))
                .toList();
        double[] means = able.stream().mapToDouble(known::level).toArray();
        double[] shares = ProbabilityOfBest.student(means, known.covariance(able), known.degrees(), random);
        for (int i = 0; i < shares.length; i++) {
            probabilities.put(able.get(i), shares[i]);
        }
        return probabilities;
    }

    private boolean hasNoise() {
        return fit.isPresent() && fit.get().degrees() > 0;
    }

    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
