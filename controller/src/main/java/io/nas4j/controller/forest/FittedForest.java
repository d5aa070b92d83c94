package io.nas4j.controller.forest;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A forest that has learned the accuracies of networks of a space. Immutable. */
record FittedForest(NetworkCosts costs, Traits traits, Forest forest) {

    private static final int FOLDS = 10;

    /** Learns from networks, two at least. */
    static FittedForest of(DecisionSpace space, List<MeasuredNetwork> networks, RandomStreams random) {
        NetworkCosts costs = NetworkCosts.of(space, networks);
        Traits traits = new Traits(
                space, costs::logarithms, costs.logarithms(networks.get(0).choices()).length);
        Forest forest = Forest.grown(
                networks.stream().map(network -> traits.of(network.choices())).toList(),
                networks.stream().mapToDouble(MeasuredNetwork::accuracy).toArray(),
                random);
        return new FittedForest(costs, traits, forest);
    }

    /**
     * Kendall's tau-b of the accuracies and what forests say of them that have learned nine tenths of the networks without these, each
     * network once; 0 where they say the same of all.
     */
    static double crossValidated(DecisionSpace space, List<MeasuredNetwork> networks, RandomStreams random) {
        List<MeasuredNetwork> shuffled = new ArrayList<>(networks);
        Collections.shuffle(shuffled, new Random(random.seedOf("forest.folds")));
        double[] truth = new double[shuffled.size()];
        double[] said = new double[shuffled.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<MeasuredNetwork> learned = new ArrayList<>();
            for (int i = 0; i < truth.length; i++) {
                if (i % FOLDS != fold) {
                    learned.add(shuffled.get(i));
                }
            }
            FittedForest forest = of(space, learned, random);
            for (int i = fold; i < truth.length; i += FOLDS) {
                truth[i] = shuffled.get(i).accuracy();
                said[i] = forest.accuracy(shuffled.get(i).choices());
            }
        }
        return RankCorrelation.KENDALL.of(said, truth).orElse(0);
    }

    /** What it says of any network of the space, a fraction. */
    double accuracy(Choices choices) {
        return forest.of(traits.of(choices));
    }
}
