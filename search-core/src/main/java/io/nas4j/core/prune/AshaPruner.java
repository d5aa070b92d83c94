package io.nas4j.core.prune;

import java.util.List;

/** All trials climb the same {@link Rungs}. */
final class AshaPruner implements Pruner {

    private final Rungs rungs;

    AshaPruner(int first, int eta, int epochs) {
        this.rungs = new Rungs(first, eta, epochs);
    }

    @Override
    public StopRule rule(int trial) {
        return rungs.rule();
    }

    @Override
    public void observe(int trial, boolean complete, List<Double> accuracies) {
        rungs.observe(accuracies);
    }
}
