package io.nas4j.space.staged;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.latency.TimedOperator;
import io.nas4j.space.plan.Layout;
import io.nas4j.space.staged.BlockChoices.SkipRoom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every operator that occurs in some network of a space, each once, in the order of a walk through the space. */
final class ReachableOperators {

    private final SpaceDefinition definition;
    private final Set<TimedOperator> operators = new LinkedHashSet<>();

    private ReachableOperators(SpaceDefinition definition) {
        this.definition = definition;
    }

    static Set<TimedOperator> of(SpaceDefinition definition) {
        ReachableOperators reachable = new ReachableOperators(definition);
        reachable.walk();
        return reachable.operators;
    }

    private void walk() {
        int size = Layout.stemOutSize(definition.frame());
        List<Integer> inputs = List.of(definition.frame().stem().filters());
        for (StageChoices stage : definition.stages()) {
            int outSize = Layout.outSize(size, stage.stride());
            boolean more = stage.layers().stream().anyMatch(layers -> layers > 1);
            for (int filters : stage.filters()) {
                for (int in : inputs) {
                    blocks(stage, in, filters, stage.stride(), size);
                }
                if (more) {
                    blocks(stage, filters, filters, 1, outSize);
                }
            }
            size = outSize;
            inputs = stage.filters();
        }
        for (int filters : inputs) {
            TimedOperator.eachOfEnds(definition.frame(), filters, size, operators::add);
        }
    }

    private void blocks(StageChoices stage, int in, int filters, int stride, int size) {
        Activation activation = definition.frame().activation();
        stage.blocks().forEach(SkipRoom.ALL, pick -> {
            Block block = stage.blocks().block(pick, stride, filters, activation);
            TimedOperator.eachOfBlock(block, in, size, definition.frame().padding(), operators::add);
        });
    }
}
