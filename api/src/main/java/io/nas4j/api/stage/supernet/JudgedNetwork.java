package io.nas4j.api.stage.supernet;

import io.nas4j.evaluator.supernet.PathJudgement;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;

/**
 * What a supernet says of a network.
 *
 * @param architecture at its own size
 */
public record JudgedNetwork(Architecture architecture, PathJudgement judgement) {

    /** The network in one line. */
    public String name() {
        return ArchitectureText.format(architecture);
    }

    /** What it costs at its own size. */
    public Cost cost() {
        return CostModel.cost(architecture);
    }
}
