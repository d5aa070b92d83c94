package io.nas4j.api.workplace;

import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.StageListener;
import io.nas4j.api.stage.StudyData;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.StoppableEvaluator;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.field.StudyComparison;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A storage opened for writing, and the workers that fill it, for the stages of one study. {@link #stop} may be called from any
 * thread while a stage runs; it lets the running trials finish their epoch. {@link #close} ends the workers. All that is stored
 * is kept.
 */
public final class StudySession implements AutoCloseable {

    private final StageContext context;
    private final StoppableEvaluator trials;
    private final StudyConfig config;
    private final boolean existed;
    private final Consumer<String> notes;
    private final Evaluators evaluators;
    private Optional<DirectiveWatch> watch = Optional.empty();

    private StudySession(
            StageContext context,
            StoppableEvaluator trials,
            StudyConfig config,
            boolean existed,
            Consumer<String> notes,
            Evaluators evaluators) {
        this.context = context;
        this.trials = trials;
        this.config = config;
        this.existed = existed;
        this.notes = notes;
        this.evaluators = evaluators;
    }

    /**
     * Opens the storage, and creates it where there is none. Workers start with their first trial.
     *
     * @param study that may exist
     * @param config makes the configuration to go on with from the stored one, which is empty for a new study
     * @param listener hears how stages go on
     * @param notes receives sentences that a user may want to know
     */
    public static StudySession open(
            String url,
            String study,
            Function<Optional<StudyConfig>, StudyConfig> config,
            StageListener listener,
            Consumer<String> notes) {
        return open(url, study, config, listener, notes, Evaluators.OF_PLUGINS);
    }

    /**
     * The same.
     *
     * @param evaluators that {@code plugin:NAME} can mean
     */
    public static StudySession open(
            String url,
            String study,
            Function<Optional<StudyConfig>, StudyConfig> config,
            StageListener listener,
            Consumer<String> notes,
            Evaluators evaluators) {
        Path home = ArtifactFolder.of(url);
        StudyStore store = H2StudyStore.open(url, OpenMode.WRITE);
        boolean opened = false;
        try {
            Optional<StudyConfig> stored = store.config(study);
            StudyConfig used = config.apply(stored);
            StoppableEvaluator trials = new StoppableEvaluator(Workers.evaluator(used, home, notes, evaluators));
            opened = true;
            return new StudySession(
                    new StageContext(store, trials, listener, home),
                    trials,
                    used,
                    stored.isPresent(),
                    notes,
                    evaluators);
        } finally {
            if (!opened) {
                store.close();
            }
        }
    }

    /** The stored study with the asked total, workers and limits. Any other difference is refused. */
    public static StudyConfig goingOn(StudyConfig stored, StudyConfig asked) {
        return goingOn(stored, asked, "--study");
    }

    /**
     * The same.
     *
     * @param option the option by which the command begins another study; the refusal names it
     */
    public static StudyConfig goingOn(StudyConfig stored, StudyConfig asked, String option) {
        TaskData askedData = asked.plan().task().data();
        TaskData storedData = stored.plan().task().data();
        boolean sameName = askedData.dataset().equals(storedData.dataset()) && askedData.seed() == storedData.seed();
        if (sameName) {
            // before the fields: data that have changed may differ in size or classes too
            asked.data().fingerprint().ifPresent(fingerprint -> StudyData.check(stored, fingerprint));
        }
        StudyComparison.refuseOthers(stored, asked, option);
        return stored.withExecution(execution -> execution
                .withTrials(asked.execution().trials())
                .withWorkers(asked.execution().workers())
                .withLimits(asked.execution().limits()));
    }

    /** What stages work with. */
    public StageContext context() {
        return context;
    }

    /** The configuration to go on with. */
    public StudyConfig config() {
        return config;
    }

    /** Nothing begins from now on. Returns how many trials still run, to the end of their epoch. */
    public int stop() {
        return trials.stop();
    }

    /** Whether it was told to stop. */
    public boolean stopping() {
        return trials.stopping();
    }

    /** Claims a study for this process, and does from then on what others ask of it. */
    public void claim(String study) {
        context.store().claim(study);
        if (watch.isEmpty()) {
            watch = Optional.of(DirectiveWatch.begin(
                    context.store(), study, trials, context.listener()::asked, DirectiveWatch.USUAL));
        }
    }

    /**
     * Creates the study or goes on with it, and claims it for this process.
     *
     * @return whether there is anything left to search
     * @throws InvalidInputException where this program has another space under the stored name
     */
    public boolean begin() {
        StudyStore store = context.store();
        Provenance now = Provenances.now(config, evaluators);
        if (!existed) {
            store.create(config, now);
            claim(config.name());
            return true;
        }
        refuseOtherSpace(store.provenance(config.name()), now);
        claim(config.name());
        Execution stored = store.config(config.name()).orElse(config).execution();
        Execution execution = config.execution();
        if (stored.trials() != execution.trials()) {
            SearchTotal.requireAtLeastThere(store, config.name(), execution.trials());
            store.setTrials(config.name(), execution.trials());
        }
        if (!stored.limits().equals(execution.limits())) {
            store.setLimits(config.name(), execution.limits());
            notes.accept("from here on " + execution.limits().text());
        }
        if (finished()) {
            return false;
        }
        beginRun(store, now, stored.workers());
        return true;
    }

    private void beginRun(StudyStore store, Provenance now, int workersBefore) {
        List<StudyRun> runs = store.runs(config.name());
        if (runs.isEmpty()) {
            throw new WorkFailedException("study " + config.name() + " cannot be resumed: the storage does not say with"
                    + " how many workers its trials were proposed; 'nas4j db check' lists what else is missing");
        }
        List<String> changes = Provenances.changes(runs.get(runs.size() - 1).provenance(), now);
        if (!changes.isEmpty()) {
            notes.accept("since study " + config.name() + " ran last, " + String.join("; ", changes)
                    + ": what is trained from here on may differ in the last digits");
        }
        int workers = config.execution().workers();
        store.beginRun(config.name(), workers, now);
        if (workersBefore != workers) {
            int from = store.runs(config.name()).get(runs.size()).fromTrial();
            notes.accept("workers: " + workersBefore + " until now, " + workers + " from trial " + from
                    + " on: the trials from there are others than with " + workersBefore);
        }
    }

    private void refuseOtherSpace(Provenance stored, Provenance now) {
        if (stored.space().isPresent() && !stored.space().equals(now.space())) {
            throw new InvalidInputException("study " + config.name() + " was begun with another space "
                    + config.plan().space().name() + " (fingerprint: stored "
                    + stored.space().get() + ", this program's "
                    + now.space().orElse("unknown") + "); resume it with nas4j " + stored.nas4jVersion()
                    + stored.commit().map(commit -> " of commit " + commit).orElse(""));
        }
    }

    private boolean finished() {
        Optional<StudySummary> summary = context.store().studies().stream()
                .filter(study -> study.config().name().equals(config.name())
                        && study.state().equals("COMPLETE"))
                .findFirst();
        summary.filter(study -> study.config().execution().trials() > 0)
                .ifPresent(study -> notes.accept("study " + config.name() + " is finished: it has " + study.trials()
                        + " search trials, of a total of " + config.execution().trials() + "; 'nas4j resume "
                        + config.name()
                        + " --trials N' searches on"));
        return summary.isPresent();
    }

    /** Ends the workers and closes the storage; trials that run are begun anew when the study goes on. */
    @Override
    public void close() {
        endTrials();
        context.store().close();
    }

    /** Ends the workers; trials that run are begun anew when the study goes on. The storage stays open until {@link #close}. */
    public void endTrials() {
        watch.ifPresent(DirectiveWatch::close);
        context.evaluator().close();
    }
}
