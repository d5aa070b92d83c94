package io.nas4j.api.stage.report;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import io.nas4j.report.record.Recent;
import io.nas4j.report.record.Shown;
import io.nas4j.report.record.WholeTrials;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reads whole trials of a study, and keeps finished ones, which never change. Safe for use by many threads. */
final class StoredTrials implements WholeTrials {

    private static final int KEPT = 2 * Shown.MOST;

    private final StudyStore store;
    private final String study;
    private final Recent<Integer, Trial> trials = new Recent<>(KEPT);
    private final Recent<Integer, List<Epoch>> epochs = new Recent<>(KEPT);

    StoredTrials(StudyStore store, String study) {
        this.store = store;
        this.study = study;
    }

    @Override
    public synchronized List<Trial> numbered(Collection<Integer> numbers) {
        TreeMap<Integer, Trial> found = new TreeMap<>();
        List<Integer> missing = new ArrayList<>();
        for (int number : numbers) {
            Optional<Trial> kept = trials.get(number);
            kept.ifPresentOrElse(trial -> found.put(number, trial), () -> missing.add(number));
        }
        for (Trial trial : missing.isEmpty() ? List.<Trial>of() : store.numbered(study, missing)) {
            found.put(trial.number(), trial);
            if (trial.state().finished()) {
                trials.put(trial.number(), trial);
            }
        }
        return List.copyOf(found.values());
    }

    /** Those of unfinished trials grow: they are read each time. */
    @Override
    public synchronized Map<Integer, List<Epoch>> epochs(Collection<Integer> numbers) {
        Map<Integer, List<Epoch>> found = new TreeMap<>();
        List<Integer> missing = new ArrayList<>();
        for (int number : numbers) {
            Optional<List<Epoch>> kept = epochs.get(number);
            kept.ifPresentOrElse(all -> found.put(number, all), () -> missing.add(number));
        }
        if (!missing.isEmpty()) {
            Map<Integer, List<Epoch>> read = store.epochs(study, missing);
            found.putAll(read);
            for (Trial trial : numbered(missing)) {
                if (trial.state().finished()) {
                    epochs.put(trial.number(), read.getOrDefault(trial.number(), List.of()));
                }
            }
        }
        found.values().removeIf(List::isEmpty);
        return found;
    }

    @Override
    public OptionalInt firstWith(String fingerprint) {
        return store.firstWith(study, fingerprint, Integer.MAX_VALUE);
    }
}
