package io.nas4j.api.stage;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.field.StudyComparison;
import io.nas4j.space.InvalidInputException;
import java.util.Optional;

/** Stores the options of a phase with its study, so that the phase never goes on with other options. */
public final class Plans {

    private Plans() {}

    /**
     * Stores the options of a phase that begins, or refuses those of a phase that was begun with others.
     *
     * @param restart whether the phase's trials are discarded, so that it begins anew with these options
     */
    public static void begin(StudyStore store, String study, PhasePlan plan, boolean restart) {
        Optional<PhasePlan> kept = store.plan(study, plan.phase());
        if (kept.isPresent() && (restart || !kept.get().equals(plan))) {
            if (!restart) {
                requireSame(study, kept.get(), plan);
            }
            store.discard(study, plan.phase());
        }
        store.savePlan(study, plan);
    }

    /** Refuses a plan that differs from the one that its phase was begun with. */
    public static void requireSame(String study, PhasePlan kept, PhasePlan asked) {
        if (!kept.equals(asked)) {
            throw new InvalidInputException("the " + asked.phase().text() + " trials of study " + study
                    + " were begun with other options ("
                    + String.join("; ", StudyComparison.differences(kept, asked))
                    + "); give the same, or --restart to discard those trials");
        }
    }
}
