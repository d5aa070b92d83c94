package io.nas4j.core.run;

import io.nas4j.core.prune.StopRule;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What one look at a search finds whose trials are trained elsewhere: a trial that is new, and those that are not told yet. */
public final class AskRun {

    private final TrialRunner runner;
    private final List<HandedTrial> running = new ArrayList<>();
    private Optional<HandedTrial> fresh = Optional.empty();
    private boolean over;

    AskRun(TrialRunner runner) {
        this.runner = runner;
    }

    /** The trial that was proposed now and is stored as running, if the lag of the study allowed one. */
    public Optional<HandedTrial> fresh() {
        return fresh;
    }

    /** Trials that had been handed out before and of which no end was told, by number. */
    public List<HandedTrial> running() {
        return List.copyOf(running);
    }

    /** Whether all trials of the study have ended. */
    public boolean finished() {
        return over && running.isEmpty() && fresh.isEmpty();
    }

    /** Looks once more. */
    void beginAnew() {
        running.clear();
        over = false;
    }

    /** Nothing is proposed behind this. */
    void allProposed() {
        over = true;
    }

    /** Whether there is something to hand out, so that nothing more is to be proposed. */
    boolean satisfied() {
        return fresh.isPresent();
    }

    /** Begins a trial that nobody here trains: its result comes with another look. */
    CompletableFuture<Trial> begin(TrialSpec spec, StopRule rule, boolean before) {
        HandedTrial handed = new HandedTrial(spec, rule);
        if (before) {
            running.add(handed);
        } else {
            runner.hand(spec);
            fresh = Optional.of(handed);
        }
        return new CompletableFuture<>();
    }
}
