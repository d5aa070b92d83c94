package io.nas4j.core.prune;

import java.util.List;

/** Every trial is trained to its end. */
final class NoPruner implements Pruner {

    @Override
    public StopRule rule(int trial) {
        return StopRule.NONE;
    }

    @Override
    public void observe(int trial, boolean complete, List<Double> accuracies) {}
}
