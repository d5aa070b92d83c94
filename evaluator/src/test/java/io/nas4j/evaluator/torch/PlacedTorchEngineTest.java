package io.nas4j.evaluator.torch;

import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.EngineContract;
import org.junit.jupiter.api.Assumptions;

/** Takes the way that a GPU takes, to the processor: every tensor is placed, and brought back. */
class PlacedTorchEngineTest extends EngineContract {

    @Override
    protected Engine engine() {
        Assumptions.assumeTrue(TorchEngine.available(), "LibTorch has no natives for this platform");
        return new TorchEngine(Placement.on("cpu"));
    }
}
