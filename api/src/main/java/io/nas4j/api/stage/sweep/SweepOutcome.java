package io.nas4j.api.stage.sweep;

import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.grid.sweep.SweepDesign;
import io.nas4j.grid.sweep.SweepPoint;
import io.nas4j.grid.sweep.SweepResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of a sweep, as far as it is trained.
 *
 * @param study its name
 * @param task how every network was trained
 * @param result what the trainings say
 * @param failed trainings that failed, by the fingerprint of their network
 * @param finished trainings that ended, those that failed counted in
 * @param planned all trainings that were asked for
 */
public record SweepOutcome(
        String study,
        TrainingTask task,
        SweepOptions options,
        SweepDesign design,
        SweepResult result,
        Map<String, List<Trial>> failed,
        int finished,
        int planned) {

    public SweepOutcome {
        failed = Map.copyOf(failed);
    }

    /**
     * Takes stock of stored trials.
     *
     * @param stored trials of the phase; those that belong to no training of this sweep are left aside
     */
    public static SweepOutcome of(
            String study,
            TrainingTask task,
            SweepOptions options,
            SweepDesign design,
            SweepTrainings trainings,
            List<Trial> stored) {
        List<SweepPoint> networks = design.networks();
        Map<String, Map<Integer, Double>> accuracies = new HashMap<>();
        Map<String, List<Trial>> failed = new HashMap<>();
        int finished = 0;
        for (Trial trial : stored) {
            Optional<Integer> seed = trainings.seed(trial).filter(number -> number <= options.seeds());
            boolean asked = seed.isPresent()
                    && networks.stream().anyMatch(each -> each.fingerprint().equals(trial.fingerprint()));
            if (asked && trial.state().finished()) {
                finished++;
                if (trial.state() == TrialState.FAILED) {
                    failed.merge(trial.fingerprint(), List.of(trial), SweepOutcome::both);
                } else {
                    trial.accuracy()
                            .ifPresent(accuracy -> accuracies
                                    .computeIfAbsent(trial.fingerprint(), key -> new HashMap<>())
                                    .put(seed.get(), accuracy));
                }
            }
        }
        return new SweepOutcome(
                study,
                task,
                options,
                design,
                SweepResult.of(design, accuracies),
                failed,
                finished,
                networks.size() * options.seeds());
    }

    private static List<Trial> both(List<Trial> first, List<Trial> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Whether nothing is left to train. */
    public boolean whole() {
        return finished == planned;
    }
}
