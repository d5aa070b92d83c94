package io.nas4j.core.store;

import io.nas4j.core.study.StudyConfig;
import java.util.OptionalDouble;

/**
 * A study in a listing.
 *
 * @param created ISO 8601, UTC
 * @param state {@code COMPLETE} where the total of search trials is finished, else {@code RUNNING} while a living process
 *     has claimed the study, else {@code PAUSED}
 * @param trials search trials stored
 * @param bestReward of the complete search trials
 */
public record StudySummary(
        StudyConfig config,
        String created,
        String state,
        int trials,
        int complete,
        int pruned,
        int failed,
        OptionalDouble bestReward) {

    /** Search trials that never change again. */
    public int finished() {
        return complete + pruned + failed;
    }
}
