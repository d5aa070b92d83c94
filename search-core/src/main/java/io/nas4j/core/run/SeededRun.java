package io.nas4j.core.run;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.plan.Fingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Runs trials of one phase whose trainings have seeds of their own, several side by side, in the order of the list; those that the
 * store has finished are not run again.
 */
public final class SeededRun {

    private final TrialRunner runner;

    /** @param runner runs the trials, as many side by side as its study has workers */
    public SeededRun(TrialRunner runner) {
        this.runner = runner;
    }

    /**
     * Runs what is not finished.
     *
     * @param trials all of one phase, with different numbers
     * @return the finished trials, in the order of the list
     * @throws WorkFailedException where the store has other networks or seeds under these numbers
     */
    public List<Trial> run(List<SeededTrial> trials, TrainingTask task) throws InterruptedException {
        if (trials.isEmpty()) {
            return List.of();
        }
        Phase phase = trials.get(0).spec().phase();
        Map<Integer, Trial> stored = new HashMap<>();
        runner.store().trials(runner.config().name(), phase).forEach(trial -> stored.put(trial.number(), trial));
        List<Trial> finished = new ArrayList<>();
        try (SideBySide threads = new SideBySide(runner.config().execution().workers())) {
            List<CompletableFuture<Trial>> futures = new ArrayList<>();
            for (SeededTrial trial : trials) {
                Optional<Trial> known =
                        Optional.ofNullable(stored.get(trial.spec().number()));
                known.ifPresent(there -> refuseOther(trial, there));
                if (known.isPresent() && known.get().state().finished()) {
                    runner.listener().finished(known.get(), true);
                    futures.add(CompletableFuture.completedFuture(known.get()));
                } else {
                    futures.add(threads.submit(
                            worker -> runner.run(trial.spec(), task, trial.seed(), trial.weightsFile(), worker)));
                }
            }
            for (CompletableFuture<Trial> future : futures) {
                finished.add(SideBySide.await(future));
            }
        } finally {
            runner.listener().ended();
        }
        return finished;
    }

    private void refuseOther(SeededTrial asked, Trial stored) {
        boolean same = Fingerprint.of(asked.spec().architecture()).equals(stored.fingerprint())
                && stored.run().seed().equals(OptionalLong.of(asked.seed()));
        if (!same) {
            throw new WorkFailedException("study " + runner.config().name() + " has another training under "
                    + asked.spec().phase().text() + " trial " + asked.spec().number()
                    + " than its plan says; 'nas4j db check' looks for what else is wrong");
        }
    }
}
