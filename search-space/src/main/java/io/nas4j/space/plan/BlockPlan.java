package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import java.util.List;
import java.util.Optional;

/**
 * One block laid out: the branch's steps in a row, plus the shortcut, then the activation.
 *
 * @param name {@code stages.S.B}, made of stage and index
 * @param stage the stage's place in the network, from 0
 * @param index the block's place in its stage, from 0; blocks that do nothing have a place but no plan
 * @param branch the steps that the block's input goes through
 * @param activation behind the sum; empty in all but bottlenecks
 * @param dropRate probability that training drops the branch of one image; 0 where there is no shortcut
 */
public record BlockPlan(
        String name,
        int stage,
        int index,
        List<Step> branch,
        Shortcut shortcut,
        Optional<Activation> activation,
        double dropRate) {

    public BlockPlan {
        branch = List.copyOf(branch);
    }
}
