package io.nas4j.cli.runtime;

import io.nas4j.cli.output.Terminal;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Copies finished trials to one place, in a thread of its own: a search never waits for a disk or a server that is slow. What fails
 * is said once; the search goes on, and at the end all that is missing is tried again.
 */
final class TrialCopies implements AutoCloseable {

    private static final long PATIENCE_MINUTES = 5;

    private final StudyStore store;
    private final String study;
    private final TrialSink sink;
    private final Terminal terminal;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "nas4j-trial-copies");
        made.setDaemon(true);
        return made;
    });
    private boolean missing = true;

    /**
     * @param store is read from that thread too
     */
    TrialCopies(StudyStore store, String study, TrialSink sink, Terminal terminal) {
        this.store = store;
        this.study = study;
        this.sink = sink;
        this.terminal = terminal;
    }

    /** Copies what is stored already. */
    void begin() {
        thread.execute(() -> attempt(this::all));
    }

    /** Copies a trial that has just ended. */
    void add(Trial trial) {
        thread.execute(() -> {
            if (!missing) {
                attempt(() -> copy(trial));
            }
        });
    }

    private boolean all() throws InterruptedException {
        for (Phase phase : Phase.values()) {
            for (Trial trial : store.trials(study, phase)) {
                copy(trial);
            }
        }
        missing = false;
        return true;
    }

    /** Trials that took over the result of an equal network have no run of their own. */
    private boolean copy(Trial trial) throws InterruptedException {
        if (trial.state().finished() && trial.sameAs().isEmpty()) {
            sink.write(store.trial(study, trial.spec().phase(), trial.number()).orElse(trial));
        }
        return true;
    }

    private void attempt(Callable<Boolean> work) {
        try {
            work.call();
        } catch (WorkFailedException | InvalidInputException e) {
            if (!missing) {
                terminal.note("the search goes on, but " + e.getMessage());
            }
            missing = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e); // nothing else is declared
        }
    }

    /** Tries again what is missing, and waits until all is copied. */
    @Override
    public void close() {
        thread.execute(() -> {
            if (missing) {
                attempt(this::all);
            }
            attempt(() -> {
                sink.end();
                return true;
            });
            if (missing) {
                terminal.note("not all trials could be copied; the storage has them all");
            }
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
