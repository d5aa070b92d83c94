package io.nas4j.api.workplace;

import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.space.InvalidInputException;
import java.util.OptionalInt;

/** What the total of a study's search trials may become. */
final class SearchTotal {

    private SearchTotal() {}

    /**
     * Refuses a total below the trials that there are.
     *
     * @throws InvalidInputException that names the option of the command line
     */
    static void requireAtLeastThere(StudyStore store, String study, int total) {
        int there = store
                .trials(study, new TrialQuery(Phase.SEARCH, Condition.ALL, TrialOrder.NUMBERS, OptionalInt.of(1)))
                .stream()
                .mapToInt(trial -> trial.number() + 1)
                .max()
                .orElse(0);
        if (total < there) {
            throw new InvalidInputException("--trials is the total of study " + study + " and must be at least the "
                    + there + " that it has, but was " + total);
        }
    }
}
