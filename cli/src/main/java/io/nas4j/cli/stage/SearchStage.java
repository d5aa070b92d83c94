package io.nas4j.cli.stage;

import io.nas4j.cli.input.SpaceArgument;
import io.nas4j.cli.output.Progress;
import io.nas4j.controller.Strategies;
import io.nas4j.core.run.SearchRun;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.strategy.WarmStartedStrategy;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import java.util.Comparator;
import java.util.List;

/** Searches: runs a study's search trials up to its total. */
public final class SearchStage {

    private SearchStage() {}

    /** Runs what is not finished yet. */
    public static void run(Bench bench, StudyConfig config) throws InterruptedException {
        SearchSpace space = SpaceArgument.definition(config.space())
                .space(config.input(), config.classes())
                .with(config.latency());
        Progress progress = new Progress(
                bench.terminal().err(), bench.terminal().drawsOver(), Phase.SEARCH.text(), config.trials());
        try {
            List<Choices> first = WarmStartStage.first(bench, config, space);
            StrategyFactory strategy = Strategies.factory(config.strategy());
            StrategyFactory warm = first.isEmpty()
                    ? strategy
                    : context -> new WarmStartedStrategy(space, first, strategy.create(context));
            new SearchRun(config, space, warm, bench.runner(config, progress)).run();
        } finally {
            progress.close();
        }
    }

    /** The complete trials of distinct networks by falling reward, at most {@code top}. */
    public static List<Trial> best(StudyStore store, String study, int top) {
        return networks(store, study).stream()
                .filter(trial -> trial.reward().isPresent())
                .sorted(Comparator.comparingDouble(
                                (Trial trial) -> trial.reward().getAsDouble())
                        .reversed()
                        .thenComparingInt(Trial::number))
                .limit(top)
                .toList();
    }

    /** The complete trials of distinct networks, by number. */
    public static List<Trial> networks(StudyStore store, String study) {
        return store.trials(study, Phase.SEARCH).stream()
                .filter(trial ->
                        trial.state() == TrialState.COMPLETE && trial.sameAs().isEmpty())
                .toList();
    }
}
