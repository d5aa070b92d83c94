package io.nas4j.core.run;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.DecisionSpace;
import java.util.List;

/** What a strategy would be told of a study's trials, had it been told nothing before the last of them ended. */
public final class StudyObservations {

    private StudyObservations() {}

    /**
     * The observations of some trials, in their order.
     *
     * @param trials finished search trials
     * @throws InvalidInputException where the decisions of one are not the space's
     */
    public static List<Observation> of(StudyConfig config, StudyStore store, DecisionSpace space, List<Trial> trials) {
        ToldResults told = new ToldResults(config, store);
        trials.forEach(told::learn);
        return trials.stream()
                .map(trial -> told.of(space.parse(trial.spec().decisions()), trial))
                .toList();
    }
}
