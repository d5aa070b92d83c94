package io.nas4j.report;

import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.report.record.SearchRecords;
import io.nas4j.report.record.WholeTrials;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Search trials that no store has.
 *
 * @param all by number
 * @param epochs of those that have any
 */
public record MadeUpTrials(List<Trial> all, Map<Integer, List<Epoch>> epochs) implements WholeTrials {

    public MadeUpTrials {
        all = List.copyOf(all);
        epochs = Map.copyOf(epochs);
    }

    /** What a page is told of them. */
    public SearchRecords records() {
        return SearchRecords.of(all.stream().map(TrialOutline::of).toList());
    }

    @Override
    public List<Trial> numbered(Collection<Integer> numbers) {
        Set<Integer> asked = Set.copyOf(numbers);
        return all.stream().filter(trial -> asked.contains(trial.number())).toList();
    }

    @Override
    public Map<Integer, List<Epoch>> epochs(Collection<Integer> numbers) {
        Map<Integer, List<Epoch>> asked = new HashMap<>(epochs);
        asked.keySet().retainAll(Set.copyOf(numbers));
        return asked;
    }

    @Override
    public OptionalInt firstWith(String fingerprint) {
        return all.stream()
                .filter(trial -> trial.fingerprint().equals(fingerprint))
                .mapToInt(Trial::number)
                .min();
    }
}
