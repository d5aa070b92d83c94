package io.nas4j.report.card.search;

import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import java.util.ArrayList;
import java.util.List;

/** The trials of a study that were better than all before them. */
public final class BestSoFar {

    private BestSoFar() {}

    /**
     * In order.
     *
     * @param trials complete ones are compared by their rewards, in this order
     */
    static List<Trial> of(List<Trial> trials) {
        List<Trial> records = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (Trial trial : trials) {
            if (rewarded(trial) && trial.reward().getAsDouble() > best) {
                best = trial.reward().getAsDouble();
                records.add(trial);
            }
        }
        return records;
    }

    /** Whether it is complete and has a reward. */
    public static boolean rewarded(Trial trial) {
        return trial.state() == TrialState.COMPLETE && trial.reward().isPresent();
    }
}
