package io.nas4j.core.run;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.evaluation.WantedResults;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.Decimals;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Takes one trial through its life: stored as running, evaluated, each epoch stored, rewarded, stored as finished.
 *
 * @param config configuration of the study that the trials belong to; its limit of time is one for search trials, which are
 *     short, and where it has a latency table, search trials are timed too
 * @param evaluator what trains the networks
 * @param store where the study's trials are kept
 * @param listener what is told of each trial
 */
public record TrialRunner(StudyConfig config, TrialEvaluator evaluator, StudyStore store, RunListener listener) {

    /**
     * Runs a trial that is not finished yet; blocks until it is.
     *
     * <p>The seed of its training follows from the study's seed and the network alone, so that a network has one result
     * wherever in a study it comes up.
     */
    Trial run(TrialSpec spec, TrainingTask task, WantedResults wanted, int worker) throws InterruptedException {
        return run(spec, request(spec, task, false, Optional.empty()).with(wanted), worker);
    }

    /** Runs a trial that ends early where it falls behind. */
    Trial run(TrialSpec spec, TrainingTask task, StopRule stopRule, int worker) throws InterruptedException {
        return run(spec, request(spec, task, false, Optional.empty()).withStopRule(stopRule), worker);
    }

    /** Runs a trial whose training has a seed of its own. */
    Trial run(TrialSpec spec, TrainingTask task, long seed, int worker) throws InterruptedException {
        return run(spec, task, seed, Optional.empty(), worker);
    }

    /** The same, which keeps the weights of its best epoch. */
    Trial run(TrialSpec spec, TrainingTask task, long seed, Optional<Path> weightsFile, int worker)
            throws InterruptedException {
        return run(spec, request(spec, task, seed, false, weightsFile), worker);
    }

    /** What is asked of the evaluator for a trial. */
    public EvaluationRequest request(
            TrialSpec spec, TrainingTask task, boolean measureTest, Optional<Path> weightsFile) {
        long seed = new RandomStreams(config.plan().seed()).seedOf("train/" + Fingerprint.of(spec.architecture()));
        return request(spec, task, seed, measureTest, weightsFile);
    }

    private EvaluationRequest request(
            TrialSpec spec, TrainingTask task, long seed, boolean measureTest, Optional<Path> weightsFile) {
        TrialLimits limits = config.execution().limits();
        return new EvaluationRequest(
                        spec.architecture(),
                        task,
                        config.execution().engine(spec.phase()),
                        seed,
                        measureTest,
                        weightsFile)
                .withFingerprint(fingerprint(task.data()))
                .withLimits(spec.phase() == Phase.SEARCH ? limits : limits.withoutTotal())
                .withLatencyBatches(spec.phase() == Phase.SEARCH ? batches() : List.of());
    }

    /** What the study knows of its data set, where the task is on the same one. */
    private Optional<String> fingerprint(TaskData asked) {
        TaskData own = config.plan().task().data();
        boolean same = asked.dataset().equals(own.dataset())
                && asked.seed() == own.seed()
                && asked.maxUnreadable() == own.maxUnreadable();
        return same ? config.data().fingerprint() : Optional.empty();
    }

    private List<Integer> batches() {
        return config.plan()
                .latency()
                .map(table -> Stream.of(1, table.batch()).distinct().toList())
                .orElse(List.of());
    }

    private Trial run(TrialSpec spec, EvaluationRequest request, int worker) throws InterruptedException {
        evaluator.awaitTurn();
        Stored epochs = new Stored(this, spec, TrialRun.of(request.seed(), worker));
        epochs.start();
        listener.started(spec);
        long began = System.nanoTime();
        Outcome outcome = evaluator.evaluate(request, epochs);
        return finish(spec, outcome, (System.nanoTime() - began) / 1e9);
    }

    /** Ends a running trial. */
    Trial finish(TrialSpec spec, Outcome evaluated, double seconds) {
        Outcome outcome = weighed(spec, evaluated);
        store.finish(config.name(), spec.phase(), spec.number(), outcome, reward(spec, outcome), seconds);
        return stored(spec);
    }

    /** Begins a search trial, or begins it anew, that is trained elsewhere. */
    public void hand(TrialSpec spec) {
        long seed = request(spec, config.plan().task(), false, Optional.empty()).seed();
        store.start(config.name(), spec, TrialRun.ofSeed(seed));
        listener.started(spec);
    }

    /** Stores each epoch as it ends; those of a failed attempt go when the next one begins. */
    private record Stored(TrialRunner runner, TrialSpec spec, TrialRun run) implements EpochListener {

        void start() {
            runner.store().start(runner.config().name(), spec, run);
        }

        @Override
        public void epoch(Epoch epoch) {
            runner.store().epoch(runner.config().name(), spec.phase(), spec.number(), epoch);
            runner.listener().epoch(spec, epoch);
        }

        @Override
        public void restarted() {
            start();
        }
    }

    /** Ends a trial with the result of an earlier one that trained the same network. */
    Trial link(TrialSpec spec, int sameAs) {
        store.link(config.name(), spec, sameAs);
        return stored(spec);
    }

    /** What an outcome is worth; empty where it is not complete. */
    public OptionalDouble reward(TrialSpec spec, Outcome outcome) {
        if (!(outcome instanceof Outcome.Complete complete)) {
            return OptionalDouble.empty();
        }
        OptionalDouble cost = cost(spec, complete);
        return cost.isPresent()
                ? OptionalDouble.of(config.plan().objective().reward(complete.accuracy(), cost.getAsDouble()))
                : OptionalDouble.empty();
    }

    private OptionalDouble cost(TrialSpec spec, Outcome outcome) {
        Architecture network = spec.architecture();
        return config.plan().cost(network, () -> CostModel.cost(network).macs(), outcome.objectives());
    }

    /** A training that measured nothing of what the reward weighs has failed. */
    private Outcome weighed(TrialSpec spec, Outcome outcome) {
        Optional<String> name = config.plan().objective().measured();
        return name.isPresent()
                        && outcome instanceof Outcome.Complete
                        && cost(spec, outcome).isEmpty()
                ? new Outcome.Failed(
                        FailureCause.ERROR,
                        "the reward weighs " + name.get() + ", which must be a number above 0, but the training told "
                                + told(outcome.objectives().find(name.get())))
                : outcome;
    }

    private static String told(OptionalDouble value) {
        return value.isPresent() ? Decimals.text(value.getAsDouble()) : "none";
    }

    private Trial stored(TrialSpec spec) {
        Trial trial = store.trial(config.name(), spec.phase(), spec.number())
                .orElseThrow(
                        () -> new IllegalStateException("trial " + spec.number() + " was stored but is not there"));
        listener.finished(trial, false);
        return trial;
    }
}
