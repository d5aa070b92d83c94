package io.nas4j.cli.command;

import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.stage.Bench;
import io.nas4j.cli.stage.StudyData;
import io.nas4j.core.evaluation.StoppableEvaluator;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.OpenMode;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Constraint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A store opened for writing and the workers that fill it, for one command. The first interrupt lets the running trials come
 * to the end of their epoch; the second, or one while none runs, ends the workers at once. Either way all that is stored is
 * kept, and who interrupted is told how to go on.
 */
final class Workplace implements AutoCloseable {

    private static final int INTERRUPTED = 130;

    private final Bench bench;
    private final StoppableEvaluator trials;
    private final Thread onInterrupt;
    private Optional<String> running = Optional.empty();
    private boolean closed;

    private Workplace(Bench bench, StoppableEvaluator trials) {
        this.bench = bench;
        this.trials = trials;
        this.onInterrupt = new Thread(this::ended, "nas4j-interrupt");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        Interrupts.handle(this::interrupted);
    }

    /** Opens, and where need be creates, the storage; workers start with their first trial. */
    static Workplace open(String url, Terminal terminal, StudyConfig config) {
        Path home = Homes.of(url);
        StoppableEvaluator trials = new StoppableEvaluator(Workers.evaluator(config, home));
        StudyStore store = H2StudyStore.open(url, OpenMode.WRITE);
        return new Workplace(new Bench(store, trials, terminal, home), trials);
    }

    Bench bench() {
        return bench;
    }

    /** Creates a study, or takes up one that exists with the same options, with its new total of trials. */
    void createOrContinue(StudyConfig config, Provenance provenance) {
        Optional<StudyConfig> stored = bench.store().config(config.name());
        if (stored.isEmpty()) {
            bench.store().create(config, provenance);
            return;
        }
        config.data().ifPresent(fingerprint -> StudyData.check(stored.get(), fingerprint));
        List<String> differences = differences(stored.get(), config);
        if (!differences.isEmpty()) {
            throw new InvalidInputException(
                    "study " + config.name() + " exists with other options (" + String.join("; ", differences)
                            + "); 'nas4j resume " + config.name() + "' goes on with its own, or give another --study");
        }
        if (stored.get().trials() != config.trials()) {
            bench.store().setTrials(config.name(), config.trials());
        }
    }

    private static List<String> differences(StudyConfig stored, StudyConfig asked) {
        List<String> differences = new ArrayList<>();
        compare("space", stored.space().name(), asked.space().name(), differences);
        if (!stored.space().definition().equals(asked.space().definition())) {
            differences.add("the definition of space " + stored.space().name() + " is another");
        }
        compare("constraints", texts(stored), texts(asked), differences);
        compare("strategy", stored.strategy(), asked.strategy(), differences);
        compare("engine", stored.engine(), asked.engine(), differences);
        compare("input", stored.input(), asked.input(), differences);
        compare("classes", stored.classes(), asked.classes(), differences);
        compare("seed", stored.seed(), asked.seed(), differences);
        compare("workers", stored.workers(), asked.workers(), differences);
        compare("objective", stored.objective(), asked.objective(), differences);
        compare("training", stored.task(), asked.task(), differences);
        compare("device", stored.device(), asked.device(), differences);
        compare("pruner", stored.pruner(), asked.pruner(), differences);
        compare("warm start", stored.warmStart(), asked.warmStart(), differences);
        compare("limits", stored.limits().text(), asked.limits().text(), differences);
        if (!stored.latency().equals(asked.latency())) {
            differences.add(stored.latency().isEmpty() ? "it has no latency table" : "its latency table is another");
        }
        return differences;
    }

    private static List<String> texts(StudyConfig config) {
        return config.space().constraints().stream().map(Constraint::text).toList();
    }

    private static void compare(String what, Object stored, Object asked, List<String> differences) {
        if (!stored.equals(asked)) {
            differences.add(what + " is " + stored + ", not " + asked);
        }
    }

    /** Takes the study for this process, and names it to who interrupts. */
    void running(String study) {
        bench.store().claim(study);
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
     * Runs while the machine goes down. It holds the lock that {@link #close} needs, so that the command cannot go on to say
     * that its workers were stopped.
     */
    private synchronized void ended() {
        if (!closed) {
            bench.evaluator().close();
            tellHowToGoOn();
            bench.store().close();
        }
    }

    private void tellHowToGoOn() {
        running.ifPresent(study -> {
            long finished = bench.store().trials(study, Phase.SEARCH).stream()
                    .filter(trial -> trial.state().finished())
                    .count();
            note("interrupted: all " + finished + " finished search trials are stored; 'nas4j resume " + study
                    + "' goes on from here");
        });
    }

    /** On a line of its own, below a bar that may be there. */
    private void note(String text) {
        bench.terminal().note("");
        bench.terminal().note(text);
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            return; // the machine is going down, and the hook with it
        }
        bench.evaluator().close();
        if (trials.stopping()) {
            tellHowToGoOn();
        }
        bench.store().close();
    }
}
