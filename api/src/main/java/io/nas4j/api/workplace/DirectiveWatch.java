package io.nas4j.api.workplace;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.StoppableEvaluator;
import io.nas4j.core.store.SearchDirective;
import io.nas4j.core.store.StudyStore;
import java.time.Duration;
import java.util.function.Consumer;

/** Does what other processes ask of this one while it runs a study: it looks now and then what the store has. */
final class DirectiveWatch implements AutoCloseable {

    /** How often it looks: seldom enough to cost a search nothing, and soon enough for whoever waits. */
    static final Duration USUAL = Duration.ofMillis(500);

    private final StudyStore store;
    private final String study;
    private final StoppableEvaluator trials;
    private final Consumer<String> notes;
    private final Duration every;
    private final Thread thread = new Thread(this::watch, "nas4j-directives");

    private DirectiveWatch(
            StudyStore store, String study, StoppableEvaluator trials, Consumer<String> notes, Duration every) {
        this.store = store;
        this.study = study;
        this.trials = trials;
        this.notes = notes;
        this.every = every;
    }

    /**
     * Begins to watch a study that this process has claimed.
     *
     * @param notes receives a sentence whenever something is asked
     * @param every how often it looks
     */
    static DirectiveWatch begin(
            StudyStore store, String study, StoppableEvaluator trials, Consumer<String> notes, Duration every) {
        DirectiveWatch watch = new DirectiveWatch(store, study, trials, notes, every);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        SearchDirective known = SearchDirective.GO_ON;
        try {
            while (known != SearchDirective.STOP) {
                Thread.sleep(every.toMillis());
                SearchDirective now = directive(known);
                if (now != known) {
                    known = now;
                    follow(now);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the study ends
        }
    }

    /** What was known where the store does not answer now: the search itself says what is wrong with it. */
    private SearchDirective directive(SearchDirective known) {
        try {
            return store.directive(study);
        } catch (WorkFailedException e) {
            return known;
        }
    }

    private void follow(SearchDirective directive) {
        switch (directive) {
            case PAUSE -> {
                trials.pause();
                notes.accept("asked to pause: no trial begins until it is asked to go on");
            }
            case GO_ON -> {
                trials.goOn();
                notes.accept("asked to go on");
            }
            case STOP ->
                notes.accept(
                        "asked to stop: it ends behind the trials that run, which are " + trials.stopBehindTrials());
        }
    }

    /** Ends it; the store may be closed then. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
