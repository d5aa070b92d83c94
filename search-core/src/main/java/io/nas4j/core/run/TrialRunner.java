package io.nas4j.core.run;

import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Takes one trial through its life: stored as running, evaluated, each epoch stored, rewarded, stored as finished.
 *
 * @param study name under which the store has the study
 * @param seed of the study
 */
public record TrialRunner(
        String study,
        long seed,
        String engine,
        Objective objective,
        TrialEvaluator evaluator,
        StudyStore store,
        RunListener listener) {

    /**
     * Runs a trial that is not finished yet; blocks until it is.
     *
     * <p>The seed of its training follows from the study's seed and the network alone, so that a network has one result
     * wherever in a study it comes up.
     */
    public Trial run(TrialSpec spec, TrainingTask task, boolean measureTest, Optional<Path> weightsFile)
            throws InterruptedException {
        store.start(study, spec);
        listener.started(spec);
        long began = System.nanoTime();
        long trainingSeed = new RandomStreams(seed).seedOf("train/" + Fingerprint.of(spec.architecture()));
        EvaluationRequest request =
                new EvaluationRequest(spec.architecture(), task, engine, trainingSeed, measureTest, weightsFile);
        Outcome outcome = evaluator.evaluate(request, epoch -> {
            store.epoch(study, spec.phase(), spec.number(), epoch);
            listener.epoch(spec, epoch);
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        store.finish(study, spec.phase(), spec.number(), outcome, reward(spec, outcome), seconds);
        return stored(spec);
    }

    /** Ends a trial with the result of an earlier one that trained the same network. */
    Trial link(TrialSpec spec, int sameAs) {
        store.link(study, spec, sameAs);
        return stored(spec);
    }

    private OptionalDouble reward(TrialSpec spec, Outcome outcome) {
        if (outcome instanceof Outcome.Complete complete) {
            long macs = CostModel.cost(spec.architecture()).macs();
            return OptionalDouble.of(objective.reward(complete.accuracy(), macs));
        }
        return OptionalDouble.empty();
    }

    private Trial stored(TrialSpec spec) {
        Trial trial = store.trial(study, spec.phase(), spec.number())
                .orElseThrow(
                        () -> new IllegalStateException("trial " + spec.number() + " was stored but is not there"));
        listener.finished(trial, false);
        return trial;
    }
}
