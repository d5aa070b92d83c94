package io.nas4j.core.run;

import io.nas4j.core.race.Race;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.plan.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Runs a race among networks: each round trains those that are left once more, several side by side, with one seed. */
public final class RaceRun {

    private final TrialRunner runner;

    /** @param runner runs the trials, as many side by side as its study has workers */
    public RaceRun(TrialRunner runner) {
        this.runner = runner;
    }

    /**
     * Runs what is not finished yet.
     *
     * @param start the race before its first round
     * @param candidates different networks, in the order of the race's candidates; their phase and numbers do not count
     * @param trials of the race, as far as they are stored
     * @return the race when it is over
     */
    public Race run(Race start, List<TrialSpec> candidates, TrainingTask task, RaceTrials trials)
            throws InterruptedException {
        List<String> networks = candidates.stream()
                .map(candidate -> Fingerprint.of(candidate.architecture()))
                .toList();
        int place = 0;
        Race race = start;
        try (SideBySide threads = new SideBySide(runner.config().execution().workers())) {
            while (!race.next().isEmpty()) {
                Map<Integer, CompletableFuture<Trial>> begun = new TreeMap<>();
                for (int candidate : race.next()) {
                    Training training =
                            new Training(candidates.get(candidate), networks.get(candidate), race.round(), place++);
                    begun.put(candidate, begin(training, task, trials, threads));
                }
                Map<Integer, OptionalDouble> values = new TreeMap<>();
                for (Map.Entry<Integer, CompletableFuture<Trial>> each : begun.entrySet()) {
                    values.put(each.getKey(), trials.value(SideBySide.await(each.getValue())));
                }
                race = race.with(values);
            }
        } finally {
            runner.listener().ended();
        }
        return race;
    }

    /** A candidate's training in a round, and its place among all of the race. */
    private record Training(TrialSpec candidate, String network, int round, int place) {}

    private CompletableFuture<Trial> begin(
            Training training, TrainingTask task, RaceTrials trials, SideBySide threads) {
        Optional<Trial> known = trials.find(training.network(), training.round());
        if (known.isPresent() && known.get().state().finished()) {
            runner.listener().finished(known.get(), true);
            return CompletableFuture.completedFuture(known.get());
        }
        TrialSpec spec = new TrialSpec(
                trials.phase(),
                trials.number(training.network(), training.round(), training.place()),
                training.candidate().decisions(),
                training.candidate().architecture(),
                training.candidate().coefficients());
        return threads.submit(worker -> runner.run(spec, task, trials.seed(training.round()), worker));
    }
}
