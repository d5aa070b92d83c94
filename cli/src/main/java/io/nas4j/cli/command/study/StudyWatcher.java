package io.nas4j.cli.command.study;

import io.nas4j.cli.listing.WatchScreen;
import io.nas4j.cli.listing.WatchedStudy;
import io.nas4j.cli.output.Redrawn;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.core.trial.TrialState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at a study until it is done, or nobody runs it. */
final class StudyWatcher {

    private static final Condition IN_TRAINING =
            new Condition.OfWord(TrialField.STATE, true, TrialState.RUNNING.name());

    private final StudyStore store;
    private final String study;
    private final Terminal terminal;
    private final Clock clock;
    private final FinishedTrials finished;
    private final List<WatchedStudy.Seen> seen = new ArrayList<>();
    private final Map<FailureCause, Integer> failures = new EnumMap<>(FailureCause.class);

    private Optional<Trial> best = Optional.empty();

    StudyWatcher(StudyStore store, String study, Terminal terminal, Clock clock) {
        this.store = store;
        this.study = study;
        this.terminal = terminal;
        this.clock = clock;
        this.finished = new FinishedTrials(store, study, Phase.SEARCH);
    }

    /** Redraws a screen where there is a terminal; elsewhere prints it once, and then a line whenever the counts have changed. */
    void watch(long pauseMillis) throws InterruptedException {
        Redrawn screen = new Redrawn(terminal.err());
        String told = "";
        while (true) {
            WatchedStudy now = look();
            String progress = WatchScreen.progress(now.summary());
            if (terminal.drawsOver()) {
                screen.draw(WatchScreen.lines(now, clock.instant()));
            } else if (told.isEmpty()) {
                WatchScreen.lines(now, clock.instant()).forEach(terminal::say);
            } else if (!told.equals(progress)) {
                terminal.say(progress);
            }
            told = progress;
            if (!now.summary().state().equals("RUNNING")) {
                if (!now.summary().state().equals("COMPLETE")) {
                    terminal.note("nobody runs study " + study + "; 'nas4j resume " + study + "' goes on with it");
                }
                return;
            }
            Thread.sleep(pauseMillis);
        }
    }

    private WatchedStudy look() {
        // asked before the trials are: whoever ends in between has them all stored
        StudySummary summary = store.summary(study);
        finished.fresh().forEach(this::add);
        List<Trial> running = store.trials(study, TrialQuery.where(Phase.SEARCH, IN_TRAINING)).stream()
                .map(trial -> store.trial(study, Phase.SEARCH, trial.number()).orElse(trial))
                .toList();
        return new WatchedStudy(summary, best, seen, running, failures);
    }

    private void add(Trial trial) {
        trial.accuracy().ifPresent(accuracy -> seen.add(new WatchedStudy.Seen(accuracy, trial.macs())));
        trial.cause().ifPresent(cause -> failures.merge(cause, 1, Integer::sum));
        boolean rewarded =
                trial.state() == TrialState.COMPLETE && trial.reward().isPresent();
        if (rewarded
                && (best.isEmpty()
                        || trial.reward().getAsDouble() > best.get().reward().orElseThrow())) {
            best = Optional.of(trial);
        }
    }
}
