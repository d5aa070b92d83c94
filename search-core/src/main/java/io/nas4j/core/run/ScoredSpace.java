package io.nas4j.core.run;

import io.nas4j.core.evaluation.Score;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Draws;
import io.nas4j.space.search.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The networks of a study's space that are scored before its first trial: {@value ScoredNetwork#COUNT} different ones, drawn
 * uniformly from a stream of the study's seed, so that they are the same whenever the study goes on.
 */
public final class ScoredSpace {

    private ScoredSpace() {}

    /** Scores what the store lacks. None where the study has no scores. */
    static List<ScoredNetwork> of(
            StudyConfig config, SearchSpace space, StudyStore store, StudyScores scores, RunListener listener)
            throws InterruptedException {
        List<String> names = config.plan().guidance().scoreNames();
        if (names.isEmpty()) {
            return List.of();
        }
        List<Choices> drawn = drawn(config, space);
        List<Architecture> networks = drawn.stream().map(space::build).toList();
        Map<String, SortedMap<String, Score>> known = store.scores(config.name());
        if (!networks.stream().map(Fingerprint::of).allMatch(known::containsKey)) {
            listener.scoring(networks.size(), names);
        }
        return scored(drawn, scores.of(networks, names));
    }

    /** Those that a study's search was told of, as far as the store has their scores; nothing is computed. */
    public static List<ScoredNetwork> stored(StudyConfig config, SearchSpace space, StudyStore store) {
        List<String> names = config.plan().guidance().scoreNames();
        if (names.isEmpty()) {
            return List.of();
        }
        List<Choices> drawn = drawn(config, space);
        Map<String, SortedMap<String, Score>> known = store.scores(config.name());
        List<SortedMap<String, Score>> scores = new ArrayList<>();
        for (Choices choices : drawn) {
            SortedMap<String, Score> found =
                    new TreeMap<>(known.getOrDefault(Fingerprint.of(space.build(choices)), new TreeMap<>()));
            found.keySet().retainAll(names);
            scores.add(found);
        }
        return scored(drawn, scores);
    }

    private static List<Choices> drawn(StudyConfig config, SearchSpace space) {
        SplittableRandom random = new RandomStreams(config.plan().seed()).stream(ScoredNetwork.STREAM);
        return Draws.different(space, ScoredNetwork.COUNT, random);
    }

    private static List<ScoredNetwork> scored(List<Choices> drawn, List<SortedMap<String, Score>> scores) {
        List<ScoredNetwork> networks = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            SortedMap<String, Double> values = new TreeMap<>();
            scores.get(i).forEach((name, score) -> score.value().ifPresent(value -> values.put(name, value)));
            if (!values.isEmpty()) {
                networks.add(new ScoredNetwork(drawn.get(i), values));
            }
        }
        return networks;
    }
}
