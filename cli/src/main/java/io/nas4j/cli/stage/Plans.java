package io.nas4j.cli.stage;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.space.InvalidInputException;
import java.util.Optional;

/** Keeps a phase's options with the study, so that a phase is never continued with others than it was begun with. */
final class Plans {

    private Plans() {}

    /**
     * Notes the options of a phase that begins, or checks those of one that goes on.
     *
     * @param restart whether to discard what was begun with other options
     */
    static void begin(StudyStore store, String study, PhasePlan plan, boolean restart) {
        Optional<PhasePlan> kept = store.plan(study, plan.phase());
        if (kept.isPresent() && (restart || !kept.get().equals(plan))) {
            if (!restart) {
                throw new InvalidInputException("the " + plan.phase().text() + " trials of study " + study
                        + " were begun with other options (" + kept.get().task() + " "
                        + kept.get().options()
                        + "); give the same, or --restart to discard those trials");
            }
            store.discard(study, plan.phase());
        }
        store.savePlan(study, plan);
    }
}
