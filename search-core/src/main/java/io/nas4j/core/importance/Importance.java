package io.nas4j.core.importance;

import java.util.List;

/**
 * How much the decisions of a space matter for the reward, as far as the trials of a study tell.
 *
 * @param decisions the most important first; empty where too little was measured
 * @param trials that it was learned from
 * @param agreement Kendall's tau of the rewards of trials and what was expected of them by a model that had not seen them, from -1 to
 *     1: near 0 nothing can be said
 * @param why there are no decisions, in a sentence; empty where there are
 */
public record Importance(List<DecisionImportance> decisions, int trials, double agreement, String why) {

    public Importance {
        decisions = List.copyOf(decisions);
    }

    /** Nothing can be said. */
    public static Importance none(String why) {
        return new Importance(List.of(), 0, 0, why);
    }
}
