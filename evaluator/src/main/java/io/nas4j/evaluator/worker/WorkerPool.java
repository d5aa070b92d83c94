package io.nas4j.evaluator.worker;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.attempt.MemoryLimit;
import io.nas4j.evaluator.attempt.Retries;
import io.nas4j.evaluator.attempt.TrialWatch;
import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Trains and scores each network in one of several worker processes. They start when first needed, live for many trials and keep
 * their data set in memory; one that dies, hangs, takes too much memory or throws is replaced, and {@link Retries} says
 * which trials get a second attempt.
 */
public final class WorkerPool implements TrialEvaluator {

    private static final int MAX_WORKERS = 4096;
    private static final double NANOS = 1e9;

    /** How often a worker is started before its death counts. */
    private static final int STARTS = 3;

    private final WorkerHost host;
    private final Consumer<String> log;
    private final Semaphore places;
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> running = new HashSet<>();
    private boolean closed;

    /**
     * Makes a pool of children of this process; none is started yet.
     *
     * @param workers how many trials run at a time
     * @param log is given every line that workers print, from several threads
     */
    public WorkerPool(int workers, WorkerCommand command, Consumer<String> log) {
        this(workers, new LocalHost(command, Require.between("workers", workers, 1, MAX_WORKERS)), log);
    }

    /**
     * Makes a pool; no process is started yet.
     *
     * @param workers how many trials run at a time
     * @param host closed with this pool
     * @param log is given every line that workers print, from several threads
     */
    public WorkerPool(int workers, WorkerHost host, Consumer<String> log) {
        Require.between("workers", workers, 1, MAX_WORKERS);
        this.host = host;
        this.log = log;
        this.places = new Semaphore(workers, true);
    }

    /**
     * Trains a network in a worker, waiting for a free one. An interrupt kills the worker.
     *
     * @throws InvalidInputException where the worker found data set or engine wrong
     * @throws WorkFailedException where workers cannot start, a file cannot be written, or the pool is closed meanwhile
     */
    @Override
    public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
        places.acquire();
        try {
            return Retries.run("worker process", request, listener, tried -> attempt(tried, listener));
        } finally {
            places.release();
        }
    }

    /**
     * Scores a network in a worker, waiting for a free one. Where the worker dies of it, or takes too much, each score is
     * computed by itself, so that one that is to blame is missing alone.
     *
     * @throws InvalidInputException where the worker found data set or a score's name wrong, or has no LibTorch
     * @throws WorkFailedException where workers cannot start, or the pool is closed meanwhile
     */
    @Override
    public SortedMap<String, Score> score(ScoreRequest request, EpochListener listener) throws InterruptedException {
        places.acquire();
        try {
            return scored(request, listener);
        } finally {
            places.release();
        }
    }

    private SortedMap<String, Score> scored(ScoreRequest request, EpochListener listener) throws InterruptedException {
        long began = System.nanoTime();
        List<String> problems = new ArrayList<>();
        Optional<SortedMap<String, Score>> scores = inWorker(
                request.limits(),
                (worker, watch) ->
                        new WorkerScoring(worker, watch, request.task().data().dataset(), problems::add),
                Protocol.format(request),
                listener);
        if (scores.isPresent()) {
            return scores.get();
        }
        SortedMap<String, Score> all = new TreeMap<>();
        if (request.scores().size() == 1) {
            double seconds = (System.nanoTime() - began) / NANOS;
            all.put(request.scores().get(0), Score.missing(String.join("; ", problems), seconds));
            return all;
        }
        for (String name : request.scores()) {
            all.putAll(scored(request.withScores(List.of(name)), listener));
        }
        return all;
    }

    private Outcome attempt(EvaluationRequest request, EpochListener listener) throws InterruptedException {
        return inWorker(
                request.limits(),
                (worker, watch) ->
                        new WorkerTrial(worker, watch, request.task().data().dataset()),
                Protocol.format(request),
                listener);
    }

    /** Makes what listens to a worker. */
    private interface Job<R> {
        WorkerJob<R> of(WorkerProcess worker, TrialWatch watch);
    }

    /**
     * A worker that ends while it reads images is no network's fault, and started again as one that ends at its start. What it
     * keeps of earlier trials may have left too little room.
     */
    private <R> R inWorker(TrialLimits limits, Job<R> job, String request, EpochListener listener)
            throws InterruptedException {
        for (int tried = 1; ; tried++) {
            WorkerProcess worker = take(limits);
            try {
                return inWorker(worker, limits, job, request, listener);
            } catch (WorkerDiedException e) {
                checkOpen();
                if (tried == STARTS) {
                    throw e;
                }
                log.accept(e.getMessage());
                listener.restarted();
            }
        }
    }

    private <R> R inWorker(WorkerProcess worker, TrialLimits limits, Job<R> job, String request, EpochListener listener)
            throws InterruptedException {
        TrialWatch watch =
                new TrialWatch("worker", limits, mostBytes(worker, limits), worker::memory, System::nanoTime);
        WorkerJob<R> begun = job.of(worker, watch);
        try {
            R result = begun.run(request, listener);
            if (!begun.leavesWorkerClean()) {
                checkOpen();
            }
            return result;
        } finally {
            giveBack(worker, begun.leavesWorkerClean(), limits);
        }
    }

    private static long mostBytes(WorkerProcess worker, TrialLimits limits) {
        return MemoryLimit.bytes(limits, worker.share());
    }

    private static boolean hasRoom(WorkerProcess worker, TrialLimits limits) {
        return worker.memory().orElse(0) <= mostBytes(worker, limits) / 2;
    }

    /** A worker that waits, or a new one. One that is half full already is replaced: the next trial is not to blame. */
    private WorkerProcess take(TrialLimits limits) throws InterruptedException {
        synchronized (this) {
            checkOpen();
            while (!idle.isEmpty()) {
                WorkerProcess worker = idle.pop();
                if (worker.alive() && hasRoom(worker, limits)) {
                    running.add(worker);
                    return worker;
                }
                worker.kill();
            }
        }
        WorkerProcess fresh = start();
        synchronized (this) {
            running.add(fresh);
            if (closed) {
                fresh.kill();
            }
        }
        return fresh;
    }

    /** A process that dies before it is ready is started again: a few deaths, as by a signal, end no search. */
    private WorkerProcess start() throws InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                return WorkerProcess.start(host, log);
            } catch (WorkerDiedException e) {
                if (tried == STARTS) {
                    throw e;
                }
                log.accept(e.getMessage());
            }
            synchronized (this) {
                checkOpen();
            }
        }
    }

    private synchronized void giveBack(WorkerProcess worker, boolean healthy, TrialLimits limits) {
        running.remove(worker);
        if (!healthy || closed) {
            worker.kill();
        } else if (worker.rest(hasRoom(worker, limits))) {
            idle.push(worker);
        }
    }

    private synchronized void checkOpen() {
        if (closed) {
            throw new WorkFailedException("the workers were stopped while a network was being trained");
        }
    }

    /** Kills all workers; what they train ends with a {@link WorkFailedException}. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(WorkerProcess::kill);
        idle.clear();
        running.forEach(WorkerProcess::kill);
        host.close();
    }
}
