package io.nas4j.evaluator.engine;

import io.nas4j.core.weights.Weights;
import io.nas4j.space.plan.NetworkPlan;

/** A library that trains networks. Every engine builds the same network from the same plan. */
public interface Engine {

    /** The name users give: {@code torch}, {@code dl4j}. */
    String name();

    /** Library and version, with the native build in use. */
    String version();

    /**
     * Builds a network in native memory.
     *
     * @param seed of dropout and drop-connect
     */
    TrainableNetwork build(NetworkPlan plan, Weights initial, Optimisation optimisation, long seed);
}
