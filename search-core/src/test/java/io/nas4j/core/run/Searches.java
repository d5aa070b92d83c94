package io.nas4j.core.run;

import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.List;

/** Searches of a small space for tests. */
final class Searches {

    static final int TRIALS = 40;
    static final Input INPUT = new Input(16, 3);
    static final SearchSpace SPACE = SearchSpaces.get(SearchSpaces.MICRO, INPUT, 10);

    private Searches() {}

    static StudyConfig config(int workers, int trials) {
        TrainingTask task = TrainingTask.of(
                TaskData.of("shapes", 0, 10), Recipe.plain(1, 16, OptimizerSettings.usual(Optimizer.SGD)));
        Objective objective = new Objective(Objective.Form.SOFT, 1e6, -0.07);
        return new StudyConfig(
                "s",
                SearchPlan.of(SpaceSource.named(SearchSpaces.MICRO), "mine", 3, objective, task),
                Execution.of("torch", trials, workers),
                DataFacts.of(INPUT, 10));
    }

    static void run(StudyConfig config, StrategyFactory strategy, TrialEvaluator evaluator, StudyStore store)
            throws InterruptedException {
        TrialRunner runner = new TrialRunner(config, evaluator, store, RunListener.NONE);
        new SearchRun(SPACE, strategy, runner, "test").run();
    }

    static List<Trial> trials(StudyStore store) {
        return store.trials("s", Phase.SEARCH);
    }
}
