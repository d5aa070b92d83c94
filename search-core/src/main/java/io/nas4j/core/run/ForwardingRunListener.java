package io.nas4j.core.run;

import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import java.util.List;
import java.util.OptionalDouble;

/** Passes all that it hears on to another listener. */
public abstract class ForwardingRunListener implements RunListener {

    private final RunListener inner;

    protected ForwardingRunListener(RunListener inner) {
        this.inner = inner;
    }

    @Override
    public void scoring(int networks, List<String> scores) {
        inner.scoring(networks, scores);
    }

    @Override
    public void missing(String sentence) {
        inner.missing(sentence);
    }

    @Override
    public void started(TrialSpec spec) {
        inner.started(spec);
    }

    @Override
    public void epoch(TrialSpec spec, Epoch epoch) {
        inner.epoch(spec, epoch);
    }

    @Override
    public void total(int trials) {
        inner.total(trials);
    }

    @Override
    public void resumed(int finished, OptionalDouble best) {
        inner.resumed(finished, best);
    }

    @Override
    public void finished(Trial trial, boolean before) {
        inner.finished(trial, before);
    }

    @Override
    public void strategy(StrategyRecord record) {
        inner.strategy(record);
    }

    @Override
    public void exhausted(int proposed) {
        inner.exhausted(proposed);
    }

    @Override
    public void endedEarly(int proposed, String why) {
        inner.endedEarly(proposed, why);
    }

    @Override
    public void ended() {
        inner.ended();
    }
}
