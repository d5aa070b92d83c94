package io.nas4j.api.stage;

import io.nas4j.api.input.ZeroCostStart;
import io.nas4j.controller.model.UntrainedRewards;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Draws;
import io.nas4j.space.search.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Chooses the networks that open a search: among random networks, those of which a score without
 * training lets the highest reward be expected. The choice is
 * stored, so that a resumed study scores nothing again and is the same on another machine.
 */
final class WarmStartStage {

    private static final String KEY = "warm start %05d";

    private WarmStartStage() {}

    /** The networks, best first; none where the study has no warm start. */
    static List<Choices> first(StageContext context, StudyConfig config, SearchSpace space)
            throws InterruptedException {
        if (StudyImport.begins(config)) {
            return List.of();
        }
        Optional<ZeroCostStart> start =
                ZeroCostStart.parse(config.plan().guidance().warmStart());
        return start.isPresent() ? stored(context, config, space, start.get()) : List.of();
    }

    private static List<Choices> stored(
            StageContext context, StudyConfig config, SearchSpace space, ZeroCostStart start)
            throws InterruptedException {
        Optional<PhasePlan> plan = context.store().plan(config.name(), Phase.SEARCH);
        if (plan.isPresent()) {
            return new TreeMap<>(plan.get().options())
                    .values().stream().map(text -> read(text, space)).toList();
        }
        List<Choices> chosen = choose(context, config, space, start);
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < chosen.size(); i++) {
            options.put(String.format(KEY, i), write(chosen.get(i)));
        }
        context.store()
                .savePlan(
                        config.name(), new PhasePlan(Phase.SEARCH, config.plan().task(), options));
        return chosen;
    }

    private static String write(Choices choices) {
        return choices.indices().stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    private static Choices read(String text, SearchSpace space) {
        List<Integer> indices =
                Arrays.stream(text.split("-", -1)).map(Integer::valueOf).toList();
        return space.walk((decision, open) -> indices.get(decision));
    }

    private static List<Choices> choose(
            StageContext context, StudyConfig config, SearchSpace space, ZeroCostStart start)
            throws InterruptedException {
        context.listener().scoring(start.candidates(), start.score().text());
        List<Choices> candidates = candidates(config, space, start.candidates());
        List<SortedMap<String, Score>> scores = context.scores(config)
                .of(
                        candidates.stream().map(space::build).toList(),
                        List.of(start.score().text()));
        List<ScoredNetwork> scored = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            SortedMap<String, Double> values = new TreeMap<>();
            scores.get(i).forEach((name, score) -> score.value().ifPresent(value -> values.put(name, value)));
            if (!values.isEmpty()) {
                scored.add(new ScoredNetwork(candidates.get(i), values));
            }
        }
        StrategyContext known = new StrategyContext(
                        space,
                        config.plan().objective(),
                        new RandomStreams(config.plan().seed()),
                        event -> {})
                .withScored(scored);
        return UntrainedRewards.bestFirst(known).stream().limit(start.first()).toList();
    }

    private static List<Choices> candidates(StudyConfig config, SearchSpace space, int count) {
        SplittableRandom random = new RandomStreams(config.plan().seed()).stream("warm start/candidates");
        return Draws.different(space, count, random);
    }
}
