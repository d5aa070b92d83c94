package io.nas4j.api.workplace;

import io.nas4j.core.store.SearchDirective;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.report.live.LiveControl;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;

/** Asks searches of any process to pause, to go on, to stop, or to run more trials, through the storage that they write. */
public final class StudyControl implements LiveControl {

    private static final String RUNNING = "RUNNING";

    private final StudyStore store;

    /**
     * @param store opened for writing
     */
    public StudyControl(StudyStore store) {
        this.store = store;
    }

    @Override
    public String direct(String study, SearchDirective directive) {
        StudySummary summary = store.summary(study);
        if (!summary.state().equals(RUNNING)) {
            throw new InvalidInputException("study '" + study + "' must be searching to be asked that, but "
                    + (summary.state().equals("COMPLETE")
                            ? "its search is done"
                            : "nobody runs it; 'nas4j resume " + study + "' does"));
        }
        if (store.directive(study) == SearchDirective.STOP && directive != SearchDirective.STOP) {
            throw new InvalidInputException(
                    "study '" + study + "' stops already; 'nas4j resume " + study + "' goes on with it");
        }
        store.direct(study, directive);
        return switch (directive) {
            case PAUSE -> "Study " + study + " pauses: the trials that run end, and none begins until it goes on.";
            case GO_ON -> "Study " + study + " goes on.";
            case STOP ->
                "Study " + study + " stops when the trials that run have ended; 'nas4j resume " + study
                        + "' goes on with it.";
        };
    }

    @Override
    public String total(String study, int trials) {
        StudySummary summary = store.summary(study);
        if (summary.config().plan().space().isNetwork()) {
            throw new InvalidInputException("a study of one network has no search trials, but '" + study + "' is one");
        }
        Require.between("--trials", trials, 1, Integer.MAX_VALUE);
        boolean running = summary.state().equals(RUNNING);
        int before = summary.config().execution().trials();
        if (running && trials < before) {
            throw new InvalidInputException("--trials is the total of study " + study
                    + " and can only rise while it is searching: it must be at least " + before + ", but was "
                    + trials);
        }
        SearchTotal.requireAtLeastThere(store, study, trials);
        store.setTrials(study, trials);
        return "The total of study " + study + " is " + trials + " trials now."
                + (running ? "" : " 'nas4j resume " + study + "' runs those that are missing.");
    }
}
