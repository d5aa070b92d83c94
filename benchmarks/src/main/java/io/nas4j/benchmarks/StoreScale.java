package io.nas4j.benchmarks;

import io.nas4j.controller.Strategies;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.run.SearchRun;
import io.nas4j.core.run.TrialRunner;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * A study with very many trials, nothing trained: what writing a trial takes early and late, and how long resuming takes until
 * the next trial could be trained. {@code fill STORAGE STRATEGY TRIALS}, then {@code resume STORAGE STRATEGY TRIALS} in a
 * process of its own.
 */
public final class StoreScale {

    private static final String STUDY = "big";
    private static final int WINDOW = 1_000;

    private StoreScale() {}

    public static void main(String[] args) throws InterruptedException {
        String storage = args[1];
        String strategy = args[2];
        int trials = Integer.parseInt(args[3]);
        if (args[0].equals("fill")) {
            fill(storage, config(strategy, trials));
        } else {
            resume(storage, config(strategy, trials + 1));
        }
    }

    private static StudyConfig config(String strategy, int trials) {
        return new StudyConfig(
                STUDY,
                SearchPlan.of(
                        SpaceSource.named(SearchSpaces.MNASNET),
                        strategy,
                        1,
                        new Objective(Objective.Form.SOFT, 3e8, -0.07),
                        TrainingTask.of(
                                TaskData.of("shapes", 0, 1),
                                Recipe.plain(1, 2, OptimizerSettings.usual(Optimizer.SGD)))),
                Execution.of("torch", trials, 1),
                DataFacts.of(new Input(224, 3), 1000));
    }

    /** Accuracies follow from the network, and one trial in twenty fails. */
    private record Instant(AtomicBoolean asked, boolean onlyAsked) implements TrialEvaluator {

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
            asked.set(true);
            if (onlyAsked) {
                throw new InterruptedException("the next trial could be trained");
            }
            int hash = Math.floorMod(Fingerprint.of(request.architecture()).hashCode(), 100_000);
            double accuracy = 0.3 + 0.5 * hash / 100_000;
            listener.epoch(new Epoch(1, 1, accuracy, OptionalDouble.empty(), 0.1, 1, 1000));
            return new Outcome.Complete(accuracy, OptionalDouble.empty());
        }

        @Override
        public void close() {}
    }

    private static void run(StudyStore store, StudyConfig config, TrialEvaluator evaluator)
            throws InterruptedException {
        SearchSpace space = SearchSpaces.get(
                config.plan().space().name(),
                config.data().input(),
                config.data().classes());
        TrialRunner runner = new TrialRunner(config, evaluator, store, RunListener.NONE);
        new SearchRun(space, Strategies.factory(config.plan().strategy()), runner, "benchmark").run();
    }

    private static void fill(String storage, StudyConfig config) throws InterruptedException {
        Map<String, double[]> taken = new ConcurrentHashMap<>();
        Map<String, Integer> calls = new ConcurrentHashMap<>();
        long began = System.nanoTime();
        try (StudyStore store = H2StudyStore.open(storage, OpenMode.WRITE)) {
            store.create(
                    config,
                    new Provenance("", Optional.empty(), "", "", "", "", Optional.empty(), "2026-11-21T00:00:00Z"));
            StudyStore timed = (StudyStore) Proxy.newProxyInstance(
                    StudyStore.class.getClassLoader(),
                    new Class<?>[] {StudyStore.class},
                    (proxy, method, arguments) -> {
                        long start = System.nanoTime();
                        try {
                            return method.invoke(store, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        } finally {
                            int call = calls.merge(method.getName(), 1, Integer::sum) - 1;
                            double[] all = taken.computeIfAbsent(
                                    method.getName(),
                                    name -> new double[config.execution().trials() + 1]);
                            all[Math.min(call, config.execution().trials())] = (System.nanoTime() - start) / 1e6;
                        }
                    });
            run(timed, config, new Instant(new AtomicBoolean(), false));
        }
        double[] finish = taken.getOrDefault("finish", new double[0]);
        int last = calls.getOrDefault("finish", 0);
        double saving =
                Arrays.stream(taken.getOrDefault("saveSnapshot", new double[0])).sum();
        System.out.printf(
                Locale.ROOT,
                "%s: %d trials in %.0f s, %.2f ms of processor time each; a finished trial is stored in %.2f ms around trial 1,000 and in %.2f ms around"
                        + " the last (medians of %d); %d snapshots, %.2f ms a trial%n",
                config.plan().strategy(),
                config.execution().trials(),
                (System.nanoTime() - began) / 1e9,
                processorMillis() / config.execution().trials(),
                median(finish, Math.min(last, WINDOW / 2), Math.min(last, 3 * WINDOW / 2)),
                median(finish, Math.max(0, last - WINDOW), last),
                WINDOW,
                calls.getOrDefault("saveSnapshot", 0),
                saving / config.execution().trials());
    }

    private static double processorMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(used -> used.toNanos() / 1e6)
                .orElse(Double.NaN);
    }

    private static double median(double[] values, int from, int to) {
        double[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        return IntStream.of(sorted.length / 2)
                .filter(middle -> middle < sorted.length)
                .mapToDouble(middle -> sorted[middle])
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void resume(String storage, StudyConfig config) throws InterruptedException {
        AtomicBoolean asked = new AtomicBoolean();
        long opened;
        long ready = 0;
        try (StudyStore store = H2StudyStore.open(storage, OpenMode.WRITE)) {
            opened = System.currentTimeMillis();
            try {
                run(store, config, new Instant(asked, true));
            } catch (InterruptedException e) {
                ready = System.currentTimeMillis();
            }
        }
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.printf(
                Locale.ROOT,
                "%s: %s %.1f s after the start of the JVM, the storage open after %.1f s%n",
                config.plan().strategy(),
                asked.get() ? "resumed, ready to train the next trial" : "nothing left to train",
                (ready - started) / 1e3,
                (opened - started) / 1e3);
    }
}
