package io.nas4j.report.record;

import io.nas4j.core.trial.TrialOutline;
import java.util.List;

/**
 * What a page needs of all search trials: counts, curves and fronts of all of them, and some of them one by one. Its size does not
 * grow with the study. {@link SearchDigest} makes it.
 *
 * @param totals counts of all
 * @param best those of the ranked ones that have the highest rewards, by falling reward
 * @param rises the best so far
 * @param fronts of the ranked ones
 * @param pruned the last trials that were pruned, by number
 * @param shown those that a page shows one by one
 */
public record SearchRecords(
        Totals totals, List<TrialOutline> best, Rises rises, Fronts fronts, List<TrialOutline> pruned, Shown shown) {

    public SearchRecords {
        best = List.copyOf(best);
        pruned = List.copyOf(pruned);
    }

    /**
     * The best so far.
     *
     * @param byNumber the complete trials that were better than all of a lower number
     * @param byEnd the complete trials that were better than all that ended before
     */
    public record Rises(List<TrialOutline> byNumber, List<TrialOutline> byEnd) {

        public Rises {
            byNumber = List.copyOf(byNumber);
            byEnd = List.copyOf(byEnd);
        }
    }

    /**
     * Fronts of accuracy and a cost, each from the cheapest on.
     *
     * @param macs with MACs as the cost
     * @param params with parameters as the cost
     */
    public record Fronts(List<TrialOutline> macs, List<TrialOutline> params) {

        public Fronts {
            macs = List.copyOf(macs);
            params = List.copyOf(params);
        }
    }

    /** Those of some trials, finished or not. */
    public static SearchRecords of(List<TrialOutline> trials) {
        SearchDigest digest = new SearchDigest();
        trials.stream().filter(trial -> trial.state().finished()).forEach(digest::add);
        return digest.records(
                trials.stream().filter(trial -> !trial.state().finished()).toList());
    }
}
