package io.nas4j.report.record;

import io.nas4j.core.trial.TrialOutline;
import java.util.List;
import java.util.Locale;

/**
 * The search trials that a page shows one by one. Of more than a thousand these are the best 250, the front of accuracy and
 * MACs, and others that lie evenly among all.
 *
 * @param trials by number
 * @param all how many the study has
 */
public record Shown(List<TrialOutline> trials, int all) {

    /** At most so many. */
    public static final int MOST = 1000;

    /** The best of more. */
    static final int BEST = MOST / 4;

    public Shown {
        trials = List.copyOf(trials);
    }

    /** Says that some are left out; empty where none is. */
    public String note() {
        return trials.size() == all
                ? ""
                : String.format(
                        Locale.ROOT,
                        " It shows %,d of %,d trials: the best %,d, the front, and others evenly among all.",
                        trials.size(),
                        all,
                        BEST);
    }
}
