package io.nas4j.api.stage.grid;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long a training takes, by what a study's trainings took: those of the grid itself, or else of the phase that trained most like
 * it, whole networks, set off by epochs and images.
 */
public final class GridTime {

    /** Those that were trained most like a grid's candidates come first. */
    private static final List<Phase> PHASES =
            List.of(Phase.GRID, Phase.SWEEP, Phase.BASELINE, Phase.CONFIRM, Phase.SEARCH);

    private final StudyStore store;
    private final StudyConfig config;
    private final TrainingTask task;

    /** @param task of the grid */
    public GridTime(StudyStore store, StudyConfig config, TrainingTask task) {
        this.store = store;
        this.config = config;
        this.task = task;
    }

    /** Seconds of wall time of one training, for each multiply-accumulate of its network; empty where nothing says so. */
    public OptionalDouble secondsPerMac() {
        return PHASES.stream()
                .map(this::secondsPerMac)
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private OptionalDouble secondsPerMac(Phase phase) {
        Optional<TrainingTask> trained = phase == Phase.SEARCH || phase == Phase.CONFIRM
                ? Optional.of(config.plan().task())
                : store.plan(config.name(), phase).map(PhasePlan::task);
        Optional<Double> times = trained.filter(GridTime::whole).flatMap(this::times);
        if (times.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble each = store.trials(config.name(), phase).stream()
                .filter(trial ->
                        trial.state() == TrialState.COMPLETE && trial.sameAs().isEmpty())
                .filter(trial -> trial.seconds().orElse(0) > 0)
                .mapToDouble(trial -> trial.seconds().orElseThrow() / trial.macs())
                .average();
        return each.isPresent() ? OptionalDouble.of(times.get() * each.getAsDouble()) : each;
    }

    private static boolean whole(TrainingTask trained) {
        return trained.reduction().equals(Reduction.NONE);
    }

    /** How many times the work of another training one of the grid is; empty where one takes all images and the other does not. */
    private Optional<Double> times(TrainingTask other) {
        double epochs = (double) task.recipe().epochs() / other.recipe().epochs();
        int images = task.data().trainImages();
        int others = other.data().trainImages();
        if (images == others) {
            return Optional.of(epochs);
        }
        return images == 0 || others == 0 ? Optional.empty() : Optional.of(epochs * images / others);
    }
}
