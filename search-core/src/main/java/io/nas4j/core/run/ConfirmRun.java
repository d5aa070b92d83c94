package io.nas4j.core.run;

import io.nas4j.core.race.Race;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Runs a race among networks: each round trains those that are left once more, several side by side, with one seed. */
public final class ConfirmRun {

    private final TrialRunner runner;

    /** @param runner runs the trials, as many side by side as its study has workers */
    public ConfirmRun(TrialRunner runner) {
        this.runner = runner;
    }

    /**
     * Runs what is not finished yet.
     *
     * @param start the race before its first round
     * @param candidates search trials of different networks, in the order of the race's candidates
     * @return the race when it is over
     */
    public Race run(Race start, List<Trial> candidates, TrainingTask task) throws InterruptedException {
        ConfirmTrials trials = ConfirmTrials.of(runner.store(), runner.config());
        int place = 0;
        Race race = start;
        try (SideBySide threads = new SideBySide(runner.config().execution().workers())) {
            while (!race.next().isEmpty()) {
                Map<Integer, CompletableFuture<Trial>> begun = new TreeMap<>();
                for (int candidate : race.next()) {
                    begun.put(
                            candidate, begin(candidates.get(candidate), race.round(), place++, task, trials, threads));
                }
                Map<Integer, OptionalDouble> values = new TreeMap<>();
                for (Map.Entry<Integer, CompletableFuture<Trial>> each : begun.entrySet()) {
                    values.put(each.getKey(), ConfirmTrials.value(SideBySide.await(each.getValue())));
                }
                race = race.with(values);
            }
        } finally {
            runner.listener().ended();
        }
        return race;
    }

    private CompletableFuture<Trial> begin(
            Trial candidate, int round, int place, TrainingTask task, ConfirmTrials trials, SideBySide threads) {
        Optional<Trial> known = trials.find(candidate.fingerprint(), round);
        if (known.isPresent() && known.get().state().finished()) {
            runner.listener().finished(known.get(), true);
            return CompletableFuture.completedFuture(known.get());
        }
        TrialSpec spec = new TrialSpec(
                Phase.CONFIRM,
                trials.number(candidate.fingerprint(), round, place),
                candidate.spec().decisions(),
                candidate.spec().architecture(),
                Optional.empty());
        return threads.submit(worker -> runner.run(spec, task, trials.seed(round), worker));
    }
}
