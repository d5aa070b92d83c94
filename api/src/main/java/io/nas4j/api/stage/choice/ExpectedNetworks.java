package io.nas4j.api.stage.choice;

import io.nas4j.api.input.SpaceArgument;
import io.nas4j.controller.choice.Expectation;
import io.nas4j.controller.choice.ScoredNetworks;
import io.nas4j.controller.choice.StudyModel;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.run.ScoredSpace;
import io.nas4j.core.run.StudyObservations;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What is expected of the best networks of a search.
 *
 * @param expectations one for each network that was asked about, in their order
 * @param ranks of the networks, from 1 for the best, likewise
 */
record ExpectedNetworks(List<Expectation> expectations, List<Integer> ranks) {

    /** So many of the latest trials are learned from, beside those that are judged. */
    private static final int LATEST = 200;

    /**
     * What a model learns from beside the networks that are judged.
     *
     * @param space of the study
     * @param latest its latest trials, finished or not
     */
    record Beside(SearchSpace space, List<Trial> latest) {

        /** Reads it; takes as long as the best trials take, and needs nothing of them. */
        static Beside read(StudyStore store, StudyConfig config) {
            SearchSpace space = SpaceArgument.definition(config.plan().space())
                    .space(config.data().input(), config.data().classes())
                    .with(config.plan().latency());
            return new Beside(
                    space,
                    store.trials(
                            config.name(),
                            new TrialQuery(Phase.SEARCH, Condition.ALL, TrialOrder.NUMBERS, OptionalInt.of(LATEST))));
        }
    }

    /**
     * Fits the model and judges.
     *
     * @param best the trials whose networks are judged
     * @return empty where too little was measured, or the trials come from no decisions of the study's space
     */
    static Optional<ExpectedNetworks> of(StudyStore store, StudyConfig config, List<Trial> best, Beside beside) {
        SearchSpace space = beside.space();
        List<Observation> told;
        List<Observation> judged;
        try {
            told = StudyObservations.of(config, store, space, learned(best, beside.latest()));
            judged = StudyObservations.of(config, store, space, best);
        } catch (InvalidInputException e) {
            return Optional.empty(); // a study of another program, or of a release whose decisions were others
        }
        StrategyContext context = new StrategyContext(
                        space,
                        config.plan().objective(),
                        new RandomStreams(config.plan().seed()),
                        event -> {})
                .withScored(ScoredSpace.stored(config, space, store));
        return StudyModel.of(context, told)
                .map(model -> judged(
                        best,
                        model.of(judged.stream().map(Observation::choices).toList()),
                        scores(store, config.name())));
    }

    /** Those that are judged and the latest that trained a network, by number. */
    private static List<Trial> learned(List<Trial> best, List<Trial> latest) {
        TreeMap<Integer, Trial> learned = new TreeMap<>();
        best.forEach(trial -> learned.put(trial.number(), trial));
        latest.stream()
                .filter(trial -> trial.state().finished() && trial.sameAs().isEmpty())
                .forEach(trial -> learned.put(trial.number(), trial));
        return new ArrayList<>(learned.values());
    }

    /** Scores of untrained networks by fingerprint, then by name. */
    private static Map<String, Map<String, Double>> scores(StudyStore store, String study) {
        Map<String, Map<String, Double>> values = new HashMap<>();
        store.scores(study).forEach((fingerprint, scores) -> {
            Map<String, Double> known = values.computeIfAbsent(fingerprint, key -> new HashMap<>());
            scores.forEach((name, score) -> score.value().ifPresent(value -> known.put(name, value)));
        });
        return values;
    }

    private static ExpectedNetworks judged(
            List<Trial> best, List<Expectation> expectations, Map<String, Map<String, Double>> scores) {
        double[] sums = ScoredNetworks.rankSums(IntStream.range(0, best.size())
                .mapToObj(i -> {
                    double accuracy = best.get(i).accuracy().orElseThrow();
                    return new ScoredNetworks.Network(
                            accuracy > 0 ? best.get(i).reward().orElseThrow() / accuracy : 0,
                            accuracy,
                            expectations.get(i).reward(),
                            scores.getOrDefault(best.get(i).fingerprint(), Map.of()));
                })
                .toList());
        int[] order = IntStream.range(0, best.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> sums[i])
                        .thenComparingDouble(i -> expectations.get(i).reward())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        Integer[] ranks = new Integer[order.length];
        for (int place = 0; place < order.length; place++) {
            ranks[order[place]] = place + 1;
        }
        return new ExpectedNetworks(expectations, List.of(ranks));
    }
}
