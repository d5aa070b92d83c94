package io.nas4j.report.record;

import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The trials of a phase, and what several cards need of them, computed once. */
public final class PhaseRecords {

    /** A phase that was not begun. */
    public static final PhaseRecords NONE = new PhaseRecords(List.of(), Map.of());

    private final List<Trial> trials;
    private final Map<Integer, List<Epoch>> epochs;
    private final Lazy<List<Trial>> ranked = new Lazy<>(this::rank);
    private final Lazy<Shown> shown = new Lazy<>(() -> Shown.of(this));

    /**
     * @param trials by number
     * @param epochs of trials that have any, by number
     */
    public PhaseRecords(List<Trial> trials, Map<Integer, List<Epoch>> epochs) {
        this.trials = List.copyOf(trials);
        this.epochs = Map.copyOf(epochs);
    }

    /** The trials, by number. */
    public List<Trial> trials() {
        return trials;
    }

    /** The epochs of trials that have any, by the trial's number. */
    public Map<Integer, List<Epoch>> epochs() {
        return epochs;
    }

    /** The complete trials of distinct networks that have a reward, by falling reward. */
    public List<Trial> ranked() {
        return ranked.get();
    }

    /** Those that a page shows one by one. */
    public Shown shown() {
        return shown.get();
    }

    private List<Trial> rank() {
        return trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE
                        && trial.sameAs().isEmpty()
                        && trial.reward().isPresent())
                .sorted(Comparator.comparingDouble(
                                (Trial trial) -> -trial.reward().getAsDouble())
                        .thenComparing(Trial::number))
                .toList();
    }
}
