package io.nas4j.core.weights;

import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.WeightsOnly;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds the last batch norm of each residual branch. What flows is the last batch norm of the block so far. */
final class BranchEnds implements WeightsOnly<Optional<String>> {

    private final List<String> norms = new ArrayList<>();

    private BranchEnds() {}

    /** Names of batch norms, one for each branch that a shortcut goes around. */
    static List<String> of(NetworkPlan plan) {
        BranchEnds ends = new BranchEnds();
        DataFlow.through(plan, ends, Optional.empty());
        return ends.norms;
    }

    @Override
    public Optional<String> unit(ConvUnit unit, Optional<String> x) {
        return Optional.of(unit.batchNorm());
    }

    @Override
    public Optional<String> sum(BlockPlan block, Optional<String> branch, Optional<String> shortcut) {
        branch.ifPresent(norms::add);
        return Optional.empty();
    }

    @Override
    public Optional<String> block(BlockPlan block, Optional<String> input, UnaryOperator<Optional<String>> flow) {
        return flow.apply(Optional.empty());
    }

    @Override
    public Optional<String> squeezeExcite(SqueezeExcite squeeze, Optional<String> x) {
        return x;
    }

    @Override
    public Optional<String> features(Dense dense, Optional<String> x) {
        return x;
    }

    @Override
    public Optional<String> classifier(Dense dense, Optional<String> x) {
        return x;
    }
}
