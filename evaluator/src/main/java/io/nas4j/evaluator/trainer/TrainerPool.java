package io.nas4j.evaluator.trainer;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.OwnerOnly;
import io.nas4j.core.file.TemporaryPath;
import io.nas4j.core.study.Judged;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.attempt.MemoryLimit;
import io.nas4j.evaluator.attempt.Retries;
import io.nas4j.evaluator.attempt.TrialWatch;
import io.nas4j.evaluator.process.Watchdog;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Has each network trained by a user's program, which is started for it or kept. A folder says what to train; lines of the
 * program's standard output say how it goes ({@link Report}). A program that fails, hangs or takes too much is ended with all
 * that it started, {@link Retries} says which trials get a second attempt, and none outlives this process.
 */
public final class TrainerPool implements TrialEvaluator {

    private static final int MAX_WORKERS = 4096;

    private final int workers;
    private final TrainerCommand command;
    private final Judged judged;
    private final Set<String> needed;
    private final TrialFiles files;
    private final Consumer<String> log;
    private final Semaphore places;
    private final String mark = UUID.randomUUID().toString();
    private final Deque<TrainerProcess> idle = new ArrayDeque<>();
    private final Set<TrainerProcess> running = new HashSet<>();
    private Optional<Path> home = Optional.empty();
    private Optional<Watchdog> watchdog = Optional.empty();
    private int started;
    private boolean closed;

    /**
     * Makes a pool; no program is started yet.
     *
     * @param workers how many trials run at a time
     * @param judged by which number a training is judged
     * @param needed other objectives that a whole training must have, by name
     * @param files writes what a program is told of a trial
     * @param log is given every line that programs print besides their reports, from several threads
     */
    public TrainerPool(
            int workers,
            TrainerCommand command,
            Judged judged,
            Set<String> needed,
            TrialFiles files,
            Consumer<String> log) {
        this.workers = Require.between("workers", workers, 1, MAX_WORKERS);
        this.command = command;
        this.judged = judged;
        this.needed = Set.copyOf(needed);
        this.files = files;
        this.log = log;
        this.places = new Semaphore(workers, true);
    }

    /**
     * Has a network trained, waiting for a free place. An interrupt ends the program.
     *
     * @throws InvalidInputException where test images or weights are asked for, which no program tells
     * @throws WorkFailedException where a program cannot be started, a file cannot be written, or the pool is closed meanwhile
     */
    @Override
    public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
        if (request.measureTest() || request.weightsFile().isPresent()) {
            throw new InvalidInputException(
                    "engine " + command.engine()
                            + " trains in a program of yours: a study on it has a search, and neither test accuracies nor weights");
        }
        places.acquire();
        try {
            return Retries.run("program", request, listener, tried -> attempt(tried, listener));
        } finally {
            places.release();
        }
    }

    private Outcome attempt(EvaluationRequest request, EpochListener listener) throws InterruptedException {
        try (TemporaryPath folder = folder()) {
            files.write(request, folder.path());
            TrainerProcess program = take(folder.path());
            boolean clean = false;
            try {
                TrialWatch watch = new TrialWatch(
                        "program",
                        request.limits(),
                        MemoryLimit.bytes(request.limits(), workers),
                        program::memory,
                        System::nanoTime);
                TrainerTrial trial = new TrainerTrial(program, watch, request, judged, needed, command.kept());
                Outcome outcome = trial.run(listener);
                clean = trial.leavesProgramClean();
                if (outcome instanceof Outcome.Failed) {
                    checkOpen();
                }
                if (outcome instanceof Outcome.Pruned) {
                    program.end();
                }
                return outcome;
            } finally {
                giveBack(program, clean);
            }
        }
    }

    /** An empty folder for a trial. */
    private synchronized TemporaryPath folder() {
        checkOpen();
        try {
            if (home.isEmpty()) {
                Path made = Files.createTempDirectory("nas4j-trials-");
                home = Optional.of(made);
                watchdog = Optional.of(Watchdog.start(TrainerProcess.MARK + "=" + mark, made));
            }
            return TemporaryPath.folder(home.get().resolve("trial"), OwnerOnly.folder(home.get()));
        } catch (IOException e) {
            throw new WorkFailedException("a trial's folder cannot be made: " + AtomicFile.reason(e), e);
        }
    }

    /** A program that knows of the trial: one that waits, or a new one. */
    private TrainerProcess take(Path folder) {
        List<String> words = new ArrayList<>(command.words());
        if (!command.kept()) {
            words.add(folder.toString());
        }
        synchronized (this) {
            checkOpen();
            TrainerProcess program =
                    waiting().orElseGet(() -> TrainerProcess.start(words, mark + "-" + started++, log));
            running.add(program);
            if (command.kept()) {
                program.send(folder.toString());
            }
            return program;
        }
    }

    private Optional<TrainerProcess> waiting() {
        while (!idle.isEmpty()) {
            TrainerProcess program = idle.pop();
            if (program.exit().isEmpty()) {
                return Optional.of(program);
            }
            program.kill();
        }
        return Optional.empty();
    }

    private void giveBack(TrainerProcess program, boolean clean) {
        synchronized (this) {
            running.remove(program);
            if (clean && !closed) {
                idle.push(program);
                return;
            }
        }
        program.kill();
    }

    private synchronized void checkOpen() {
        if (closed) {
            throw new WorkFailedException("the programs were stopped while a network was being trained");
        }
    }

    /** Ends all programs; what they train ends with a {@link WorkFailedException}. */
    @Override
    public void close() {
        List<TrainerProcess> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(idle);
            all.addAll(running);
            idle.clear();
        }
        all.forEach(TrainerProcess::kill);
        watchdog.ifPresent(Watchdog::close);
        home.ifPresent(TrainerPool::removeWhereEmpty);
    }

    /** Where nothing watched, so that it is still there; trials that end now remove their own. */
    private static void removeWhereEmpty(Path home) {
        try {
            Files.deleteIfExists(home);
        } catch (IOException e) {
            // it lies in the system's folder for what is temporary
        }
    }
}
