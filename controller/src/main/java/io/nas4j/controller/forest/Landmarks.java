package io.nas4j.controller.forest;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The networks that a space is judged by: all where there are few, else many that were drawn uniformly, and those that are met on the
 * way up from the best of them, changing one decision for the best neighbour until none is better.
 */
final class Landmarks {

    /** Networks that are drawn; of a space that has no more sequences all are taken. */
    static final int DRAWS = 20_000;

    /** Networks from which the way goes up. */
    static final int STARTS = 30;

    private final DecisionSpace space;
    private final Function<Choices, MeasuredNetwork> measure;
    private final ToDoubleFunction<MeasuredNetwork> worth;
    private final Map<String, MeasuredNetwork> met = new LinkedHashMap<>();

    private Landmarks(
            DecisionSpace space, Function<Choices, MeasuredNetwork> measure, ToDoubleFunction<MeasuredNetwork> worth) {
        this.space = space;
        this.measure = measure;
        this.worth = worth;
    }

    /**
     * The networks, each once.
     *
     * @param worth what is to be high
     */
    static List<MeasuredNetwork> of(
            DecisionSpace space,
            Function<Choices, MeasuredNetwork> measure,
            ToDoubleFunction<MeasuredNetwork> worth,
            RandomStreams random) {
        Landmarks landmarks = new Landmarks(space, measure, worth);
        if (space.cardinality().compareTo(BigInteger.valueOf(DRAWS)) <= 0) {
            space.sequences().filter(space::permits).forEach(landmarks::meet);
        } else {
            SplittableRandom draws = random.stream("forest.landmarks");
            Stream.generate(() -> space.uniform(draws)).limit(DRAWS).forEach(landmarks::meet);
            List.copyOf(landmarks.met.values()).stream()
                    .sorted(Comparator.comparingDouble(worth).reversed())
                    .limit(STARTS)
                    .forEach(landmarks::climb);
        }
        return new ArrayList<>(landmarks.met.values());
    }

    private MeasuredNetwork meet(Choices choices) {
        return met.computeIfAbsent(space.identity(choices), unused -> measure.apply(choices));
    }

    private void climb(MeasuredNetwork from) {
        MeasuredNetwork here = from;
        Optional<MeasuredNetwork> higher = Optional.of(here);
        while (higher.isPresent()) {
            here = higher.get();
            double height = worth.applyAsDouble(here);
            higher = neighbours(here.choices())
                    .filter(space::permits)
                    .map(this::meet)
                    .max(Comparator.comparingDouble(worth))
                    .filter(best -> worth.applyAsDouble(best) > height);
        }
    }

    /** All sequences with another choice of one decision that was asked; what is asked only then has its first open choice. */
    private Stream<Choices> neighbours(Choices choices) {
        List<Choices> all = new ArrayList<>();
        space.walk((d, open) -> {
            for (int other : open) {
                if (other != choices.get(d)) {
                    all.add(changed(choices, d, other));
                }
            }
            return choices.get(d);
        });
        return all.stream();
    }

    private Choices changed(Choices choices, int decision, int other) {
        return space.walk((d, open) -> {
            if (d == decision) {
                return other;
            }
            return open.contains(choices.get(d)) ? choices.get(d) : open.get(0);
        });
    }
}
