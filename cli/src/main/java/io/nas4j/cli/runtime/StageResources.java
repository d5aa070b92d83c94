package io.nas4j.cli.runtime;

import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.Provenances;
import io.nas4j.api.workplace.Workers;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.StoppableEvaluator;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.field.StudyComparison;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A store opened for writing and the workers that fill it, for one command. The first interrupt lets the running trials
 * finish their epoch. The second one, or one while no trial runs, ends the workers at once. All that is stored is kept in
 * both cases, and the user is told how to go on.
 */
public final class StageResources implements AutoCloseable {

    private static final int INTERRUPTED = 130;

    private final StageContext context;
    private final Terminal terminal;
    private final StoppableEvaluator trials;
    private final StudyConfig config;
    private final boolean existed;
    private final Thread onInterrupt;
    private Optional<String> running = Optional.empty();
    private boolean closed;

    private StageResources(
            StageContext context, Terminal terminal, StoppableEvaluator trials, StudyConfig config, boolean existed) {
        this.context = context;
        this.terminal = terminal;
        this.config = config;
        this.existed = existed;
        this.trials = trials;
        this.onInterrupt = new Thread(this::ended, "nas4j-interrupt");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        Interrupts.handle(this::interrupted);
    }

    /** Opens the storage, and creates it where there is none. Workers start with their first trial. */
    public static StageResources open(String url, Terminal terminal, StudyConfig config) {
        return open(url, terminal, config.name(), stored -> config);
    }

    /**
     * The same for a study that may exist.
     *
     * @param config makes the configuration to go on with from the stored one, which is empty for a new study
     */
    public static StageResources open(
            String url, Terminal terminal, String study, Function<Optional<StudyConfig>, StudyConfig> config) {
        Path home = ArtifactFolder.of(url);
        StudyStore store = H2StudyStore.open(url, OpenMode.WRITE);
        boolean opened = false;
        try {
            Optional<StudyConfig> stored = store.config(study);
            StudyConfig used = config.apply(stored);
            StoppableEvaluator trials = new StoppableEvaluator(Workers.evaluator(used, home, terminal::note));
            opened = true;
            return new StageResources(
                    new StageContext(store, trials, new StageProgress(terminal), home),
                    terminal,
                    trials,
                    used,
                    stored.isPresent());
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

    public StageContext context() {
        return context;
    }

    private void refuseFewerThanThere(StudyStore store) {
        int there = store
                .trials(
                        config.name(),
                        new TrialQuery(Phase.SEARCH, Condition.ALL, TrialOrder.NUMBERS, OptionalInt.of(1)))
                .stream()
                .mapToInt(trial -> trial.number() + 1)
                .max()
                .orElse(0);
        if (config.execution().trials() < there) {
            throw new InvalidInputException(
                    "--trials is the total of study " + config.name() + " and must be at least the " + there
                            + " that it has, but was " + config.execution().trials());
        }
    }

    /** The configuration to go on with. */
    public StudyConfig config() {
        return config;
    }

    /**
     * Creates the study or goes on with it, and claims it for this process.
     *
     * @return whether there is anything left to search
     * @throws InvalidInputException where this program has another space under the stored name
     */
    public boolean begin() {
        StudyStore store = context.store();
        Provenance now = Provenances.now(config);
        if (!existed) {
            store.create(config, now);
            running(config.name());
            return true;
        }
        refuseOtherSpace(store.provenance(config.name()), now);
        running(config.name());
        Execution stored = store.config(config.name()).orElse(config).execution();
        Execution execution = config.execution();
        if (stored.trials() != execution.trials()) {
            refuseFewerThanThere(store);
            store.setTrials(config.name(), execution.trials());
        }
        if (!stored.limits().equals(execution.limits())) {
            store.setLimits(config.name(), execution.limits());
            terminal.note("from here on " + execution.limits().text());
        }
        if (finished()) {
            return false;
        }
        List<StudyRun> runs = store.runs(config.name());
        if (runs.isEmpty()) {
            throw new WorkFailedException("study " + config.name() + " cannot be resumed: the storage does not say with"
                    + " how many workers its trials were proposed; 'nas4j db check' lists what else is missing");
        }
        List<String> changes = Provenances.changes(runs.get(runs.size() - 1).provenance(), now);
        if (!changes.isEmpty()) {
            terminal.note("since study " + config.name() + " ran last, " + String.join("; ", changes)
                    + ": what is trained from here on may differ in the last digits");
        }
        store.beginRun(config.name(), execution.workers(), now);
        if (stored.workers() != execution.workers()) {
            int from = store.runs(config.name()).get(runs.size()).fromTrial();
            terminal.note("workers: " + stored.workers() + " until now, " + execution.workers() + " from trial " + from
                    + " on: the trials from there are others than with " + stored.workers());
        }
        return true;
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
                .ifPresent(study -> terminal.note("study " + config.name() + " is finished: it has " + study.trials()
                        + " search trials, of a total of " + config.execution().trials() + "; 'nas4j resume "
                        + config.name()
                        + " --trials N' searches on"));
        return summary.isPresent();
    }

    /** Claims the study for this process; an interrupt then says how to go on with it. */
    public void running(String study) {
        context.store().claim(study);
        running = Optional.of(study);
    }

    private void interrupted(int times) {
        if (times == 1 && trials.stop() > 0) {
            note("interrupted: the running trials finish their epoch; once more stops at once");
        } else if (times <= 2) {
            System.exit(INTERRUPTED);
        } else {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }

    /**
     * Runs while the JVM shuts down. It holds the lock that {@link #close} needs, so that the command does not report that
     * its workers were stopped.
     */
    private synchronized void ended() {
        if (!closed) {
            context.evaluator().close();
            tellHowToGoOn();
            context.store().close();
        }
    }

    private void tellHowToGoOn() {
        running.ifPresent(study -> {
            String stored = config.plan().space().isNetwork()
                    ? "all finished trials are stored"
                    : "all " + context.store().summary(study).finished() + " finished search trials are stored";
            note("interrupted: " + stored + "; 'nas4j resume " + study + "' goes on from here");
        });
    }

    /** Prints on a line of its own, below a progress bar that may be there. */
    private void note(String text) {
        terminal.note("");
        terminal.note(text);
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            return; // the machine is going down, and the hook with it
        }
        context.evaluator().close();
        if (trials.stopping()) {
            tellHowToGoOn();
        }
        context.store().close();
    }
}
