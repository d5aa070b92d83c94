package io.nas4j.core.run;

import io.nas4j.core.prune.Pruner;
import io.nas4j.core.prune.Pruners;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Signal;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import java.util.List;
import java.util.Map;

/** Tells a study's pruner each network that was trained, once; those of a resumed study from the store. */
final class PruningHistory {

    private final Pruner pruner;
    private final Map<Integer, List<Epoch>> stored;
    private final boolean prunes;
    private final Signal signal;

    PruningHistory(StudyConfig config, StudyStore store) {
        this.pruner = Pruners.create(
                config.plan().guidance().pruner(), config.plan().task().recipe().epochs());
        this.signal = config.plan().guidance().signal();
        this.prunes = !config.plan().guidance().pruner().equals(SearchPlan.NONE);
        this.stored = !prunes ? Map.of() : store.epochs(config.name(), Phase.SEARCH);
    }

    /** Tells what was observed before the run goes on. */
    void catchUp(StudyStore store, String study, int before) {
        if (before > 0 && prunes) {
            Condition earlier = Condition.numbered(Condition.Operator.BELOW, before);
            store.trials(study, TrialQuery.where(Phase.SEARCH, earlier)).forEach(this::observe);
        }
    }

    /** What ends that trial early, after what was observed so far. */
    StopRule rule(int trial) {
        return pruner.rule(trial).judgedBy(signal);
    }

    /** What failed tells nothing of how others should do, and a linked trial was told of before. */
    void observe(Trial trial) {
        boolean trained = trial.state() == TrialState.COMPLETE || trial.state() == TrialState.PRUNED;
        if (trained && trial.sameAs().isEmpty()) {
            List<Epoch> epochs =
                    trial.epochs().isEmpty() ? stored.getOrDefault(trial.number(), List.of()) : trial.epochs();
            List<Double> worth = epochs.stream()
                    .map(signal::worth)
                    .flatMap(each -> each.stream().boxed())
                    .toList();
            if (worth.isEmpty() || worth.size() < epochs.size()) {
                return; // another study trained it, or an earlier release, which stored no losses
            }
            pruner.observe(trial.number(), trial.state() == TrialState.COMPLETE, worth);
        }
    }
}
