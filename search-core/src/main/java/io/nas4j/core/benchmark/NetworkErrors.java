package io.nas4j.core.benchmark;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.MeasuredSpace;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Errors of accuracies, one a network: normal, of one size, a function of seed, stream and network alone, and so the same
 * however often a network is asked for. A part of their variance is of the choices that make the network, and so shared by networks
 * that are alike, as a short training favours wide or shallow networks; the rest is each network's own.
 */
final class NetworkErrors {

    /** Tau is measured on so many networks at most. */
    private static final int SAMPLE = 2_000;

    private static final int HALVINGS = 40;
    /** In standard deviations of an accuracy, which lies within 1: nothing is left of any order. */
    private static final double LARGEST = 1e4;

    private final RandomStreams streams;
    private final String stream;
    private final double size;
    private final double shared;

    /**
     * @param size standard deviation, as a fraction; where negative, all errors have the other sign
     * @param shared the part of the variance that is of choices, from 0 to 1
     */
    NetworkErrors(RandomStreams streams, String stream, double size, double shared) {
        this.streams = streams;
        this.stream = stream;
        this.size = size;
        this.shared = shared;
    }

    /**
     * Errors of the size that lets Kendall's tau of the told and the true accuracy fall to a value. Errors of choices may by chance
     * go with the truth so much that no size does; then all have the other sign.
     */
    static NetworkErrors withTau(MeasuredSpace space, double tau, RandomStreams streams, String stream, double shared) {
        NetworkErrors unit = new NetworkErrors(streams, stream, 1, shared);
        List<MeasuredNetwork> networks = new ArrayList<>(space.networks());
        Collections.shuffle(networks, new Random(streams.seedOf(stream + ".sample")));
        networks = networks.subList(0, Math.min(SAMPLE, networks.size()));
        double[] truth =
                networks.stream().mapToDouble(MeasuredNetwork::accuracy).toArray();
        double[] errors = networks.stream()
                .mapToDouble(network -> unit.of(space, network))
                .toArray();
        double sign = tau(truth, errors, LARGEST) > tau ? -1 : 1;
        double low = 0;
        double high = LARGEST;
        for (int i = 0; i < HALVINGS; i++) {
            // sizes may differ by any number of magnitudes
            double middle = low == 0 ? high / 16 : Math.sqrt(low * high);
            if (tau(truth, errors, sign * middle) > tau) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new NetworkErrors(streams, stream, sign * high, shared);
    }

    private static double tau(double[] truth, double[] errors, double size) {
        double[] told = new double[truth.length];
        for (int i = 0; i < told.length; i++) {
            told[i] = fraction(truth[i] + size * errors[i]);
        }
        return RankCorrelation.KENDALL.of(told, truth).orElse(0);
    }

    /** An accuracy that is one. */
    static double fraction(double accuracy) {
        return Math.min(1, Math.max(0, accuracy));
    }

    /** The error of a network. */
    double of(DecisionSpace space, MeasuredNetwork network) {
        if (size == 0) {
            return 0;
        }
        double own = normal(":" + space.identity(network.choices()));
        if (shared == 0) {
            return size * own;
        }
        Choices choices = network.choices();
        double ofChoices = 0;
        for (int d = 0; d < choices.size(); d++) {
            ofChoices += normal(".choice:" + d + "=" + choices.get(d));
        }
        return size * (Math.sqrt(shared / choices.size()) * ofChoices + Math.sqrt(1 - shared) * own);
    }

    /** Of the standard normal distribution. */
    private double normal(String name) {
        SplittableRandom random = streams.stream(stream + name);
        // Box and Muller's transformation, in arithmetic that is the same everywhere
        return Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
                * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
