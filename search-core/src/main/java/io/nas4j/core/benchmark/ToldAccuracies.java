package io.nas4j.core.benchmark;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.MeasuredSpace;

/** What a search with one seed is told of the networks that it evaluates. */
final class ToldAccuracies {

    private static final double POINTS = 100;

    private final MeasuredSpace space;
    private final NetworkErrors proxy;
    private final NetworkErrors training;

    ToldAccuracies(MeasuredSpace space, Noise noise, long seed) {
        RandomStreams streams = new RandomStreams(seed);
        this.space = space;
        this.proxy = noise.proxyTau().isPresent()
                ? NetworkErrors.withTau(space, noise.proxyTau().getAsDouble(), streams, "benchmark.proxy")
                : new NetworkErrors(streams, "benchmark.proxy", 0);
        this.training = new NetworkErrors(streams, "benchmark.training", noise.points() / POINTS);
    }

    /** The accuracy that is told, a fraction. */
    double of(MeasuredNetwork network) {
        String identity = space.identity(network.choices());
        return NetworkErrors.fraction(network.accuracy() + proxy.of(identity) + training.of(identity));
    }
}
