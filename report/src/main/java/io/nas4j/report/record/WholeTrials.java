package io.nas4j.report.record;

import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads some search trials with their networks. */
public interface WholeTrials {

    /** The trials of those numbers, by number, without epochs. */
    List<Trial> numbered(Collection<Integer> numbers);

    /** Their epochs, by number; nothing of trials that have none. */
    Map<Integer, List<Epoch>> epochs(Collection<Integer> numbers);

    /** The number of the first trial that has the network of that fingerprint. */
    OptionalInt firstWith(String fingerprint);
}
