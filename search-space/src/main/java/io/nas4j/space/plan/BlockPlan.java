package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import java.util.List;
import java.util.Optional;

/**
 * One block laid out: the branch's steps in a row, plus the shortcut, then the activation.
 *
 * @param name {@code stages.S.B}, both from 0
 * @param branch at least one step
 * @param activation behind the sum; empty in all but bottlenecks
 * @param dropRate probability that training drops the branch of one image; 0 where there is no shortcut
 */
public record BlockPlan(
        String name,
        int stage,
        List<Step> branch,
        Shortcut shortcut,
        Optional<Activation> activation,
        double dropRate) {

    public BlockPlan {
        branch = List.copyOf(branch);
    }
}
