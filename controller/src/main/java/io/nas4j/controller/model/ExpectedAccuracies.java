package io.nas4j.controller.model;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.List;

/**
 * What the model expects of networks that it was told of: their accuracy without what the measurement of each has of luck, as
 * far as the others say.
 */
public final class ExpectedAccuracies {

    private static final int KERNEL_POINTS = 150;

    private ExpectedAccuracies() {}

    /**
     * The expected accuracies, fractions, one for each network.
     *
     * @param networks different ones
     * @param accuracies what was measured of each
     * @param random the streams of the search
     */
    public static double[] of(DecisionSpace space, List<Choices> networks, double[] accuracies, RandomStreams random) {
        AccuracyModel model = new AccuracyModel(
                new Features(space, List.of(), random.stream("predictor.features")), networks.size(), KERNEL_POINTS);
        for (int i = 0; i < accuracies.length; i++) {
            model.learn(networks.get(i), 1, accuracies[i]);
        }
        AccuracyModel.Posterior posterior = model.fit(List.of());
        return networks.stream()
                .mapToDouble(network -> ErrorScale.accuracy(
                        posterior.guess(posterior.features().of(network)).mean()))
                .toArray();
    }
}
