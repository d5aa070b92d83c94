package io.nas4j.report.record;

import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import java.util.List;
import java.util.Map;

/**
 * The trials of a phase after the search: these are few.
 *
 * @param trials by number
 * @param epochs of trials that have any, by number
 */
public record PhaseRecords(List<Trial> trials, Map<Integer, List<Epoch>> epochs) {

    /** A phase that was not begun. */
    public static final PhaseRecords NONE = new PhaseRecords(List.of(), Map.of());

    public PhaseRecords {
        trials = List.copyOf(trials);
        epochs = Map.copyOf(epochs);
    }
}
