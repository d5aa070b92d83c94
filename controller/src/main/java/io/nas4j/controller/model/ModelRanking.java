package io.nas4j.controller.model;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.space.Require;
import io.nas4j.space.search.Choices;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** How well the model ranks the networks of a table that it has not seen, having learned some that were drawn uniformly. */
public final class ModelRanking {

    private ModelRanking() {}

    /**
     * Kendall's tau-b of what the model expects and what the table says, over all other networks of the table.
     *
     * @param trained networks that it learns from
     * @return 0 where it expects the same of all
     */
    public static double tau(AccuracyTable table, int trained, long seed) {
        List<MeasuredNetwork> networks = new ArrayList<>(table.networks());
        Require.between("networks that the model learns from", trained, 0, networks.size() - 2);
        RandomStreams streams = new RandomStreams(seed);
        SplittableRandom random = streams.stream("model.networks");
        AccuracyModel model = new AccuracyModel(
                new Features(
                        table,
                        table.scored(ScoredNetwork.COUNT, streams.stream(ScoredNetwork.STREAM)),
                        streams.stream("predictor.features")),
                networks.size(),
                Math.max(1, trained));
        Set<Choices> seen = new HashSet<>();
        while (seen.size() < trained) {
            MeasuredNetwork network = networks.get(random.nextInt(networks.size()));
            if (seen.add(network.choices())) {
                model.learn(network.choices(), 1, network.accuracy());
            }
        }
        AccuracyModel.Posterior posterior = model.fit(List.of());
        List<MeasuredNetwork> unseen = networks.stream()
                .filter(network -> !seen.contains(network.choices()))
                .toList();
        return RankCorrelation.KENDALL
                .of(
                        unseen.stream()
                                .mapToDouble(network -> posterior
                                        .guess(posterior.features().of(network.choices()))
                                        .mean())
                                .toArray(),
                        unseen.stream().mapToDouble(MeasuredNetwork::accuracy).toArray())
                .orElse(0);
    }
}
