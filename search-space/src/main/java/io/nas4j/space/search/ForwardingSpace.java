package io.nas4j.space.search;

import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A space that is another one unless a subclass says otherwise: every method is the other space's. A subclass that changes
 * what is permitted decides for each way of drawing whether the other space still draws.
 */
public abstract class ForwardingSpace implements DecisionSpace {

    /** The space that answers. */
    protected final DecisionSpace space;

    protected ForwardingSpace(DecisionSpace space) {
        this.space = space;
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
    public double[] covariates(Choices choices) {
        return space.covariates(choices);
    }

    @Override
    public boolean constrained() {
        return space.constrained();
    }

    @Override
    public boolean permits(Choices choices) {
        return space.permits(choices);
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
