package io.nas4j.api.stage;

import io.nas4j.api.about.Version;
import io.nas4j.api.input.SpaceArgument;
import io.nas4j.controller.Strategies;
import io.nas4j.controller.choice.ImprobableEnd;
import io.nas4j.controller.choice.StopWhen;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.run.AskRun;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.run.SearchEnd;
import io.nas4j.core.run.SearchRun;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.strategy.WarmStartedStrategy;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import java.util.List;

/** Searches: runs a study's search trials up to its total. */
public final class SearchStage {

    private static final int BEST = 5;

    private SearchStage() {}

    /** Runs what is not finished yet. */
    public static SearchResult run(StageContext context, StudyConfig config) throws InterruptedException {
        search(
                        context,
                        config,
                        context.listener()
                                .trials(Phase.SEARCH, config.execution().trials()))
                .run();
        return found(context.store(), config.name());
    }

    /** Proposes the next trial of a study whose trials are asked for, where its turn has come. */
    public static AskRun ask(StageContext context, StudyConfig config) throws InterruptedException {
        return search(context, config, RunListener.NONE).ask();
    }

    private static SearchRun search(StageContext context, StudyConfig config, RunListener trials)
            throws InterruptedException {
        SearchSpace space = SpaceArgument.definition(config.plan().space())
                .space(config.data().input(), config.data().classes())
                .with(config.plan().latency());
        int imported = StudyImport.run(context, config);
        List<Choices> first = WarmStartStage.first(context, config, space);
        StrategyFactory strategy = Strategies.factory(config.plan().strategy());
        StrategyFactory warm =
                first.isEmpty() ? strategy : inner -> new WarmStartedStrategy(space, first, strategy.create(inner));
        return new SearchRun(
                space, warm, context.runner(config, trials), program(), imported, end(context, config, space));
    }

    private static SearchEnd end(StageContext context, StudyConfig config, SearchSpace space) {
        return StopWhen.parse(config.execution().stopWhen())
                .<SearchEnd>map(when -> new ImprobableEnd(
                        when,
                        config,
                        context.store(),
                        new StrategyContext(
                                space,
                                config.plan().objective(),
                                new RandomStreams(config.plan().seed()),
                                event -> {})))
                .orElse(SearchEnd.NEVER);
    }

    /** What a study's search has found until now; runs nothing. */
    public static SearchResult found(StudyStore store, String study) {
        List<Trial> best = store.best(study, BEST);
        return new SearchResult(study, best, best.isEmpty() ? store.trials(study, Phase.SEARCH) : List.of());
    }

    /** This build: a kept state of another build is not taken up, since that one may propose otherwise. */
    private static String program() {
        return Version.number() + Version.commit().map(commit -> " " + commit).orElse("");
    }
}
