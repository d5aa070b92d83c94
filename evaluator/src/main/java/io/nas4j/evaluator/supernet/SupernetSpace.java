package io.nas4j.evaluator.supernet;

import io.nas4j.core.study.Reduction;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.search.Choices;
import io.nas4j.space.staged.SpaceDefinition;
import io.nas4j.space.staged.StagedSpace;

/**
 * The networks that a supernet holds.
 *
 * @param space with the input and classes of the data set
 * @param reduction that makes each network smaller
 */
public record SupernetSpace(StagedSpace space, Reduction reduction) {

    /** The networks of a space as a proxy task trains them. */
    public static SupernetSpace of(SpaceDefinition definition, Reduction reduction) {
        return new SupernetSpace(definition.space(), reduction);
    }

    /** The path of a network. Nothing is dropped in it. */
    public NetworkPlan plan(Architecture architecture) {
        return plan(architecture, reduction);
    }

    static NetworkPlan plan(Architecture architecture, Reduction reduction) {
        return NetworkPlan.of(reduction.of(architecture).withoutDrops());
    }

    /** The path of a sequence of choices. */
    public NetworkPlan plan(Choices choices) {
        return plan(space.build(choices));
    }

    /** The tensors that the paths share. */
    public SharedTensors tensors() {
        return SharedTensors.of(space.definition(), reduction);
    }
}
