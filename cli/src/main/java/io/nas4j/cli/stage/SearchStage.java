package io.nas4j.cli.stage;

import io.nas4j.cli.about.Version;
import io.nas4j.cli.input.SpaceArgument;
import io.nas4j.cli.output.Progress;
import io.nas4j.controller.Strategies;
import io.nas4j.core.run.SearchRun;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.strategy.WarmStartedStrategy;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import java.util.List;

/** Searches: runs a study's search trials up to its total. */
public final class SearchStage {

    private SearchStage() {}

    /** Runs what is not finished yet. */
    public static void run(StageContext bench, StudyConfig config) throws InterruptedException {
        SearchSpace space = SpaceArgument.definition(config.plan().space())
                .space(config.data().input(), config.data().classes())
                .with(config.plan().latency());
        Progress progress = new Progress(
                bench.terminal().err(),
                bench.terminal().drawsOver(),
                Phase.SEARCH.text(),
                config.execution().trials());
        try {
            int imported = StudyImport.run(bench, config);
            List<Choices> first = WarmStartStage.first(bench, config, space);
            StrategyFactory strategy = Strategies.factory(config.plan().strategy());
            StrategyFactory warm = first.isEmpty()
                    ? strategy
                    : context -> new WarmStartedStrategy(space, first, strategy.create(context));
            new SearchRun(space, warm, bench.runner(config, progress), program(), imported).run();
        } finally {
            progress.close();
        }
    }

    /** What knows the states that it kept itself: another build may propose something else. */
    private static String program() {
        return Version.number() + Version.commit().map(commit -> " " + commit).orElse("");
    }
}
