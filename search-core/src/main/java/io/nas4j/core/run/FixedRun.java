package io.nas4j.core.run;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.WantedResults;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Runs a given list of trials of one phase, several side by side; those that the store has finished are not run again. */
public final class FixedRun {

    private final TrialRunner runner;

    /** @param runner runs the trials, as many side by side as its study has workers */
    public FixedRun(TrialRunner runner) {
        this.runner = runner;
    }

    /**
     * Runs what is not finished.
     *
     * @param specs all of one phase, numbered from 0 without gaps
     * @param wanted what each trial is to yield
     * @return the finished trials, in the order of the list
     * @throws WorkFailedException where the store has other trials under these numbers
     */
    public List<Trial> run(List<TrialSpec> specs, TrainingTask task, Function<TrialSpec, WantedResults> wanted)
            throws InterruptedException {
        if (specs.isEmpty()) {
            return List.of();
        }
        Phase phase = specs.get(0).phase();
        Map<Integer, Trial> stored = new HashMap<>();
        runner.store().trials(runner.config().name(), phase).forEach(trial -> stored.put(trial.number(), trial));
        List<Trial> finished = new ArrayList<>();
        try (SideBySide threads = new SideBySide(runner.config().execution().workers())) {
            List<CompletableFuture<Trial>> futures = new ArrayList<>();
            for (TrialSpec spec : specs) {
                Optional<Trial> known = Optional.ofNullable(stored.get(spec.number()));
                known.ifPresent(trial -> refuseOther(spec, trial));
                if (known.isPresent() && known.get().state().finished()) {
                    runner.listener().finished(known.get(), true);
                    futures.add(CompletableFuture.completedFuture(known.get()));
                } else {
                    futures.add(threads.submit(worker -> runner.run(spec, task, wanted.apply(spec), worker)));
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

    private void refuseOther(TrialSpec spec, Trial stored) {
        if (!stored.spec().architecture().equals(spec.architecture())) {
            throw new WorkFailedException("study " + runner.config().name() + " has another network under "
                    + spec.phase().text() + " trial " + spec.number()
                    + ": its search was extended or its options changed since; use a new study for other options");
        }
    }
}
