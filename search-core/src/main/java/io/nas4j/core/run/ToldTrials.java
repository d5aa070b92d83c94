package io.nas4j.core.run;

import io.nas4j.core.prune.StopRule;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores what is told of search trials that are trained elsewhere.
 *
 * @param runner has the study's configuration and its store
 */
public record ToldTrials(TrialRunner runner) {

    /** When a trial would end early: what the search that proposed it would have set. */
    public StopRule rule(int number) {
        StudyConfig config = runner.config();
        Lags lags =
                new Lags(runner.store().runs(config.name()), config.execution().workers());
        PruningHistory pruner = new PruningHistory(config, runner.store());
        pruner.catchUp(runner.store(), config.name(), lags.observed(number));
        return pruner.rule(number);
    }

    /**
     * Stores an epoch of a running trial.
     *
     * @return whether the trial ends with it, because it falls behind
     */
    public boolean epoch(Trial trial, Epoch epoch) {
        runner.store().epoch(runner.config().name(), Phase.SEARCH, trial.number(), epoch);
        List<Epoch> all = new ArrayList<>(trial.epochs());
        all.add(epoch);
        StopRule rule = rule(trial.number());
        return rule.ends(epoch.number(), rule.signal().best(all).orElse(Double.NEGATIVE_INFINITY));
    }

    /** Stores the end of a running trial, with its reward. */
    public Trial finish(Trial trial, Outcome outcome, double seconds) {
        return runner.finish(trial.spec(), outcome, seconds);
    }
}
