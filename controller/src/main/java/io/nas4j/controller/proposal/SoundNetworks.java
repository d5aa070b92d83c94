package io.nas4j.controller.proposal;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Chooser;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.search.Metric;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A space that permits no network of which it was told that it kills who trains it. */
public final class SoundNetworks implements DecisionSpace {

    private final DecisionSpace space;
    private final Map<String, Choices> deadly = new LinkedHashMap<>();

    public SoundNetworks(DecisionSpace space) {
        this.space = space;
    }

    /** Permits that network no more, under any spelling. */
    public void bar(Choices choices) {
        deadly.putIfAbsent(space.identity(choices), choices);
    }

    /** Those that are permitted no more. */
    public Collection<Choices> barred() {
        return deadly.values();
    }

    @Override
    public boolean permits(Choices choices) {
        return !deadly.containsKey(space.identity(choices)) && space.permits(choices);
    }

    @Override
    public boolean constrained() {
        return !deadly.isEmpty() || space.constrained();
    }

    @Override
    public String name() {
        return space.name();
    }

    @Override
    public List<Decision> decisions() {
        return space.decisions();
    }

    @Override
    public List<Integer> open(Choices before) {
        return space.open(before);
    }

    @Override
    public Choices walk(Chooser chooser) {
        return space.walk(chooser);
    }

    @Override
    public BigInteger cardinality() {
        return space.cardinality();
    }

    @Override
    public Choices uniform(RandomGenerator random) {
        return space.uniform(random);
    }

    @Override
    public String identity(Choices choices) {
        return space.identity(choices);
    }

    @Override
    public long cost(Metric metric, Choices choices) {
        return space.cost(metric, choices);
    }

    @Override
    public Choices sample(RandomGenerator random) {
        return space.sample(random);
    }

    @Override
    public Choices mutate(Choices parent, RandomGenerator random) {
        return space.mutate(parent, random);
    }

    @Override
    public Choices crossover(Choices mother, Choices father, RandomGenerator random) {
        return space.crossover(mother, father, random);
    }

    @Override
    public Stream<Choices> sequences() {
        return space.sequences();
    }

    @Override
    public List<String> describe(Choices choices) {
        return space.describe(choices);
    }

    @Override
    public Choices parse(List<String> texts) {
        return space.parse(texts);
    }
}
