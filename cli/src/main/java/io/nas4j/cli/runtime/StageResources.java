package io.nas4j.cli.runtime;

import io.nas4j.api.stage.StageContext;
import io.nas4j.api.workplace.Evaluators;
import io.nas4j.api.workplace.StudySession;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.evaluator.worker.WorkerHosts;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The session of one command, on a terminal. The first interrupt lets the running trials
 * finish their epoch. The second one, or one while no trial runs, ends the workers at once. All that is stored is kept in
 * both cases, and the user is told how to go on.
 */
public final class StageResources implements AutoCloseable {

    private static final int INTERRUPTED = 130;
    private static final String FINISHING =
            "the running trials finish their epoch, or stop where their training is kept next";

    private final StudySession session;
    private final Terminal terminal;
    private final Thread onInterrupt;
    private Optional<String> running = Optional.empty();
    private boolean closed;

    private StageResources(StudySession session, Terminal terminal) {
        this.session = session;
        this.terminal = terminal;
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
        return open(url, terminal, study, config, WorkerHosts.HERE);
    }

    /**
     * The same.
     *
     * @param hosts where workers run
     */
    public static StageResources open(
            String url,
            Terminal terminal,
            String study,
            Function<Optional<StudyConfig>, StudyConfig> config,
            WorkerHosts hosts) {
        return new StageResources(
                StudySession.open(
                        url,
                        study,
                        config,
                        new StageProgress(terminal),
                        terminal::note,
                        Evaluators.OF_PLUGINS.with(hosts)),
                terminal);
    }

    public StageContext context() {
        return session.context();
    }

    /** The configuration to go on with. */
    public StudyConfig config() {
        return session.config();
    }

    /** Creates the study or goes on with it, as {@link StudySession#begin}; an interrupt then says how to go on with it. */
    public boolean begin() {
        boolean searching = session.begin();
        running = Optional.of(config().name());
        return searching;
    }

    /** Claims the study for this process; an interrupt then says how to go on with it. */
    public void running(String study) {
        session.claim(study);
        running = Optional.of(study);
    }

    /**
     * Stops after a time as the first interrupt does.
     *
     * @param seconds from now
     */
    public void stopAfter(double seconds) {
        Thread timer = new Thread(
                () -> {
                    try {
                        TimeUnit.MILLISECONDS.sleep((long) (seconds * 1000));
                    } catch (InterruptedException e) {
                        return;
                    }
                    if (session.stop() > 0) {
                        note("--stop-after: " + FINISHING);
                    }
                },
                "nas4j-stop-after");
        timer.setDaemon(true);
        timer.start();
    }

    private void interrupted(int times) {
        if (times == 1 && session.stop() > 0) {
            note("interrupted: " + FINISHING + "; once more stops at once");
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
            session.endTrials();
            tellHowToGoOn();
            session.close();
        }
    }

    private void tellHowToGoOn() {
        running.ifPresent(study -> {
            String stored = config().plan().space().isNetwork()
                    ? "all finished trials are stored"
                    : "all " + context().store().summary(study).finished() + " finished search trials are stored";
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
        session.endTrials();
        if (session.stopping()) {
            tellHowToGoOn();
        }
        session.close();
    }
}
