package io.nas4j.cli.stage;

import io.nas4j.core.trial.Trial;
import java.util.List;

/**
 * What a search has found.
 *
 * @param best its best complete trials by reward, each network once, the best first; empty where no trial is complete
 */
public record SearchResult(String study, List<Trial> best) {

    public SearchResult {
        best = List.copyOf(best);
    }
}
