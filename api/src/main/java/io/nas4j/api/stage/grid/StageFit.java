package io.nas4j.api.stage.grid;

import io.nas4j.space.scaling.ScalingRules;
import java.util.List;

/**
 * What a local search over single stages came to.
 *
 * @param rules that a family is scaled by, with a factor for each stage
 * @param steps in order; each but the last found a better network
 * @param trainings in all
 * @param paid whether the budget sufficed, so that nothing next to the last network is shown to be better
 */
public record StageFit(ScalingRules rules, List<StageStep> steps, long trainings, boolean paid) {

    public StageFit {
        steps = List.copyOf(steps);
    }

    /** Whether a change of a single stage was shown to be better. */
    public boolean better() {
        return steps.stream().anyMatch(StageStep::moved);
    }
}
