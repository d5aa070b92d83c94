package io.nas4j.cli;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.staged.SearchSpaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Studies as a search leaves them, without searching. */
final class StoredStudy {

    static final String NAME = "s";

    private StoredStudy() {}

    /** A network, and the accuracy that it came to; none where its trial failed. */
    record Trained(Architecture architecture, OptionalDouble accuracy) {}

    /** A study with nothing in it but these. */
    static void create(Path storage, List<Trained> trials, List<StrategyRecord> events) {
        try (StudyStore store = H2StudyStore.open(storage.toString(), OpenMode.WRITE)) {
            TrainingTask task = TrainingTask.of(
                    TaskData.of("shapes", 0, 1), Recipe.plain(1, 2, OptimizerSettings.usual(Optimizer.SGD)));
            Objective objective = new Objective(Objective.Form.SOFT, 1, 0);
            store.create(
                    new StudyConfig(
                            NAME,
                            SearchPlan.of(SpaceSource.named(SearchSpaces.MICRO), "random", 0, objective, task),
                            Execution.of("torch", 1, 1),
                            DataFacts.of(new Input(16, 3), 10)),
                    new Provenance("", Optional.empty(), "", "", "", "", Optional.empty(), "2026-11-21T12:00:00Z"));
            for (int i = 0; i < trials.size(); i++) {
                OptionalDouble accuracy = trials.get(i).accuracy();
                store.start(
                        NAME,
                        new TrialSpec(Phase.SEARCH, i, List.of(), trials.get(i).architecture(), Optional.empty()));
                Outcome outcome = accuracy.isPresent()
                        ? new Outcome.Complete(accuracy.getAsDouble(), OptionalDouble.empty())
                        : new Outcome.Failed(io.nas4j.core.trial.FailureCause.DIVERGED, "it diverged");
                store.finish(NAME, Phase.SEARCH, i, outcome, accuracy, 1);
            }
            events.forEach(event -> store.saveStrategyRecord(NAME, event));
        }
    }

    static StrategyRecord event(int number, StrategyEvent.Kind kind, Map<String, Double> values, String text) {
        return new StrategyRecord(
                number, 10 + number, 5 + number, new StrategyEvent(kind, new TreeMap<>(values), text));
    }
}
