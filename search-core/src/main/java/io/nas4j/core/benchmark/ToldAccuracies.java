package io.nas4j.core.benchmark;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.MeasuredSpace;

/** What a search with one seed is told of networks. */
final class ToldAccuracies {

    private static final double POINTS = 100;

    /** Kendall's tau of the truth and what longer trainings with other seeds say of networks, however often they are repeated. */
    private static final double CONFIRMED_TAU = 0.75;

    private final MeasuredSpace space;
    private final RandomStreams streams;
    private final double trainingSize;
    private final NetworkErrors proxy;
    private final NetworkErrors confirmation;

    ToldAccuracies(MeasuredSpace space, Noise noise, long seed) {
        this.space = space;
        this.streams = new RandomStreams(seed);
        this.trainingSize = noise.points() / POINTS;
        this.proxy = noise.proxyTau().isPresent()
                ? NetworkErrors.withTau(
                        space, noise.proxyTau().getAsDouble(), streams, "benchmark.proxy", noise.proxyShare())
                : new NetworkErrors(streams, "benchmark.proxy", 0, 0);
        this.confirmation = noise.none()
                ? new NetworkErrors(streams, "benchmark.confirmation", 0, 0)
                : NetworkErrors.withTau(space, CONFIRMED_TAU, streams, "benchmark.confirmation", noise.proxyShare());
    }

    /** The accuracy that a search is told, a fraction. */
    double of(MeasuredNetwork network) {
        return with(network, proxy, "benchmark.training");
    }

    /** The accuracy that a training after the search tells, a fraction; its error has nothing to do with that of the search. */
    double confirmed(MeasuredNetwork network, int round) {
        return with(network, confirmation, "benchmark.confirmation.training." + round);
    }

    private double with(MeasuredNetwork network, NetworkErrors own, String stream) {
        NetworkErrors training = new NetworkErrors(streams, stream, trainingSize, 0);
        return NetworkErrors.fraction(network.accuracy() + own.of(space, network) + training.of(space, network));
    }
}
