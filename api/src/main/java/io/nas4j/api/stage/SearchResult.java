package io.nas4j.api.stage;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import java.util.List;

/**
 * What a search has found.
 *
 * @param best its best complete trials by reward, each network once, the best first; empty where no trial is complete
 * @param fruitless all trials where none is complete; empty otherwise
 */
public record SearchResult(String study, List<Trial> best, List<Trial> fruitless) {

    public SearchResult {
        best = List.copyOf(best);
        fruitless = List.copyOf(fruitless);
    }

    /**
     * Refuses to call a search done of which every trial failed.
     *
     * @throws WorkFailedException with the causes counted
     */
    public void requireSuccess() {
        FailedTrials.refuseAll(study, Phase.SEARCH, fruitless);
    }
}
